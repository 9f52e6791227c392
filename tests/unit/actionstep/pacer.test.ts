import { describe, expect, test } from 'vitest';
import { openPacer } from '../../../src/actionstep/pacer.ts';

type Told = { at: number; accepted: boolean };

/** Sends whenever the pacer allows, against a bucket of `limit` tokens that fills at `limit` a second; times are milliseconds. */
function drive(seconds: number, limitAt: (second: number) => number, retryAfter?: number): Told[] {
  const pacer = openPacer();
  const told: Told[] = [];
  let tokens = limitAt(0);
  let filledAt = 0;
  for (let now = 0; now < seconds * 1000; ) {
    const limit = limitAt(now / 1000);
    tokens = Math.min(limit, tokens + ((now - filledAt) / 1000) * limit);
    filledAt = now;
    const accepted = tokens >= 1;
    pacer.sent(now);
    if (accepted) {
      tokens -= 1;
      pacer.accepted(true);
    } else pacer.refused(now, now, retryAfter, 0.5);
    told.push({ at: now / 1000, accepted });
    now = Math.max(now, pacer.nextAt());
  }
  return told;
}

function shares(told: readonly Told[], from: number, to: number, limit: number) {
  const within = told.filter(({ at }) => at >= from && at < to);
  const accepted = within.filter((one) => one.accepted).length;
  return { used: accepted / ((to - from) * limit), refused: (within.length - accepted) / within.length };
}

describe('the pace learned from refusals', () => {
  test.each([5, 20, 50, 120])(
    'at %i requests a second uses 95 % of the limit from the tenth second on and is refused at most once in a hundred',
    (limit) => {
      const { used, refused } = shares(
        drive(190, () => limit),
        10,
        190,
        limit,
      );
      expect(used).toBeGreaterThan(0.95);
      expect(refused).toBeLessThanOrEqual(0.01);
    },
  );

  test('follows a limit that is lowered, and one that is raised again', () => {
    const told = drive(600, (second) => (second < 60 ? 40 : second < 180 ? 8 : 30));
    expect(shares(told, 75, 180, 8).used).toBeGreaterThan(0.85);
    expect(shares(told, 75, 180, 8).refused).toBeLessThan(0.03);
    expect(shares(told, 400, 600, 30).used).toBeGreaterThan(0.85);
  });

  test('keeps still for as long as Retry-After says', () => {
    const pacer = openPacer();
    pacer.sent(1000);
    pacer.refused(1000, 1000, 7000, 0.5);
    expect(pacer.nextAt()).toBeGreaterThanOrEqual(8000);
  });

  test('takes refusals of requests that were under way together for one', () => {
    const pacer = openPacer();
    pacer.refused(1000, 990, undefined, 0.5);
    const once = pacer.rate();
    for (let late = 0; late < 5; late += 1) pacer.refused(1010 + late, 992 + late, undefined, 0.5);
    expect(pacer.rate()).toBe(once);
    expect(pacer.nextAt()).toBeLessThan(1500);
  });
});
