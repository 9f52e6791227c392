import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Lane, openLanes } from '../../../src/actionstep/lane.ts';

describe('the lane of a person', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  /** Takes a turn and ends it 20 ms later; notes whose it was. */
  const use = async (lane: Lane, name: string, order: string[], patience = 600_000) => {
    const turn = await lane.turn(performance.now() + patience);
    order.push(name);
    setTimeout(() => turn.done(true), 20);
  };

  test('waits behind its own requests only: five of one are not held up by a hundred of another', async () => {
    const lanes = openLanes();
    const order: string[] = [];
    for (let n = 0; n < 100; n += 1) void use(lanes.of('firm', 'busy'), 'busy', order);
    for (let n = 0; n < 5; n += 1) void use(lanes.of('firm', 'calm'), 'calm', order);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(order).toHaveLength(105);
    expect(order.lastIndexOf('calm')).toBeLessThan(15);
  });

  test('of one firm does not slow another firm', async () => {
    const lanes = openLanes();
    const held = await lanes.of('a', 'p').turn(performance.now() + 1000);
    held.refused(30_000);
    const order: string[] = [];
    void use(lanes.of('a', 'p'), 'a', order);
    void use(lanes.of('b', 'p'), 'b', order);
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual(['b']);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(order).toEqual(['b', 'a']);
  });

  test("two people refused at once is the firm's limit: a third waits too", async () => {
    const lanes = openLanes();
    for (const person of ['one', 'two']) {
      const turn = lanes.of('firm', person).turn(performance.now() + 1000);
      await vi.advanceTimersByTimeAsync(200);
      (await turn).refused(5000);
    }
    const order: string[] = [];
    void use(lanes.of('firm', 'three'), 'three', order);
    await vi.advanceTimersByTimeAsync(4000);
    expect(order).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(order).toEqual(['three']);
  });

  test('that does not come to its turn in time says so, and nothing was sent', async () => {
    const lanes = openLanes();
    (await lanes.of('firm', 'p').turn(performance.now() + 1000)).refused(60_000);
    const late = lanes.of('firm', 'p').turn(performance.now() + 500);
    const outcome = expect(late).rejects.toMatchObject({ code: 'actionstep-busy', retry: 'later' });
    await vi.advanceTimersByTimeAsync(600);
    await outcome;
  });

  test.each([5, 20, 50])(
    'of four people learns a limit of %i a second of the firm within ten seconds, and is rarely refused then',
    async (limit) => {
      const lanes = openLanes();
      const sent: { at: number; taken: boolean }[] = [];
      const bucket = { tokens: limit, at: 0 };
      const send = () => {
        const now = performance.now();
        bucket.tokens = Math.min(limit, bucket.tokens + ((now - bucket.at) / 1000) * limit);
        bucket.at = now;
        const taken = bucket.tokens >= 1;
        if (taken) bucket.tokens -= 1;
        sent.push({ at: now, taken });
        return taken;
      };
      const keepSending = async (lane: Lane) => {
        for (;;) {
          const turn = await lane.turn(performance.now() + 600_000);
          const taken = send();
          setTimeout(() => (taken ? turn.done(true) : turn.refused(undefined)), 20);
        }
      };
      bucket.at = performance.now();
      const from = bucket.at + 10_000;
      for (const person of ['a', 'b', 'c', 'd']) for (let n = 0; n < 10; n += 1) void keepSending(lanes.of('firm', person));
      await vi.advanceTimersByTimeAsync(40_000);
      const later = sent.filter(({ at }) => at >= from);
      const taken = later.filter((one) => one.taken).length;
      expect(taken).toBeGreaterThan(limit * 30 * 0.92);
      expect(later.length - taken).toBeLessThanOrEqual(later.length / 100);
    },
  );
});
