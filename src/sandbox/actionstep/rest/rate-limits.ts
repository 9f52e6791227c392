import type { Switches } from '../switches.ts';

/** Limits of requests a second, per person and for the firm as a whole. */
export type RateLimits = {
  /** Takes a request of a person in: 0, or the seconds until there is room again. A refused request takes nothing. */
  take(login: string): number;
};

type Bucket = { tokens: number; at: number };

function refilled(bucket: Bucket | undefined, perSecond: number, now: number): Bucket {
  if (bucket === undefined) return { tokens: perSecond, at: now };
  const gained = (Math.max(0, now - bucket.at) / 1000) * perSecond;
  return { tokens: Math.min(perSecond, bucket.tokens + gained), at: now };
}

/** Opens buckets that hold as many requests as a second allows; the switches may change at any time. */
export function openRateLimits(switches: Switches, now: () => number): RateLimits {
  const buckets = new Map<string, Bucket>();
  return {
    take(login) {
      const asked = [
        { name: `person ${login}`, perSecond: switches.requestsPerSecond },
        { name: 'firm', perSecond: switches.firmRequestsPerSecond },
      ].filter(({ perSecond }) => perSecond > 0);
      const filled = asked.map(({ name, perSecond }) => ({ name, perSecond, bucket: refilled(buckets.get(name), perSecond, now()) }));
      const waits = filled.map(({ perSecond, bucket }) => Math.max(0, 1 - bucket.tokens) / perSecond);
      const wait = Math.max(0, ...waits);
      for (const { name, bucket } of filled) buckets.set(name, wait > 0 ? bucket : { ...bucket, tokens: bucket.tokens - 1 });
      return wait;
    },
  };
}
