import { describe, expect, test } from 'vitest';
import { poll } from '../../../src/taskpane/verbs/poll.ts';

describe('polling', () => {
  test('asks ever less often, up to the longest pause, until it has enough', async () => {
    const pauses: number[] = [];
    let left = 6;
    const wait = (millis: number) => {
      pauses.push(millis);
      return Promise.resolve();
    };
    const ask = async () => {
      left -= 1;
      return left === 0 ? 'enough' : 'again';
    };
    await poll(ask, { signal: new AbortController().signal, first: 400, longest: 1500, wait });
    expect(pauses).toEqual([400, 600, 900, 1350, 1500, 1500]);
  });

  test('asks no more once the screen has gone, even from the middle of a pause', async () => {
    const leaving = new AbortController();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return 'again' as const;
    };
    const polling = poll(ask, { signal: leaving.signal, first: 60_000, longest: 60_000 });
    leaving.abort();
    await polling;
    expect(asked).toBe(0);
  });
});
