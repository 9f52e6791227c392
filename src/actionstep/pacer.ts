/**
 * How often requests may be sent, learned from Actionstep's 429s: its limits are per person with higher ones per firm,
 * dynamic and unpublished (reference/actionstep-api.md §2.10). Grows until refused, then stays just below what was accepted
 * between two refusals, and feels its way up again slowly.
 */
export type Pacer = {
  /** The earliest moment of the next request, in milliseconds of the clock given. */
  nextAt(): number;
  /** A request is sent now. */
  sent(now: number): void;
  /** It was accepted. `pressed`: requests were waiting for this pacer, so that its rate is what held them back. */
  accepted(pressed: boolean): void;
  /** It was refused with 429. */
  refused(now: number, retryAfter: number | undefined, random: number): void;
  rate(): number;
};

const startRate = 10;
const lowest = 0.2;
const highest = 200;
/** Requests accepted between two refusals before their number tells the limit. */
const telling = 20;
/** While the pace grew, the mean lies below the limit: it counts for no less than this share of the rate that was refused. */
const grownFrom = 0.85;
/** A pacer that was idle may send this much earlier than its rhythm says, so that late timers cost nothing. */
const credit = 150;

type State = {
  rate: number;
  ceiling: number | undefined;
  next: number;
  pausedUntil: number;
  refusedAt: number | undefined;
  acceptedSince: number;
  pressedSince: boolean;
  refusalsInARow: number;
};

/** A pacer that knows nothing yet. Rates are requests a second. */
export function openPacer(): Pacer {
  const state: State = {
    rate: startRate,
    ceiling: undefined,
    next: 0,
    pausedUntil: 0,
    refusedAt: undefined,
    acceptedSince: 0,
    pressedSince: true,
    refusalsInARow: 0,
  };
  return {
    nextAt: () => Math.max(state.next, state.pausedUntil),
    sent: (now) => {
      state.next = Math.max(state.next, now - credit) + 1000 / state.rate;
    },
    accepted: (pressed) => {
      state.refusalsInARow = 0;
      state.acceptedSince += 1;
      state.pressedSince &&= pressed;
      if (pressed) state.rate = Math.min(highest, state.rate + growth(state));
    },
    refused: (now, retryAfter, random) => refuse(state, now, retryAfter, random),
    rate: () => state.rate,
  };
}

/** Added to the rate by one accepted request: doubling each second at first, a tenth of a percent near the known limit. */
function growth({ rate, ceiling }: State): number {
  if (ceiling === undefined) return 0.7;
  if (rate < ceiling * 0.95) return 0.1;
  return rate < ceiling * 1.05 ? 0.001 : 0.01;
}

function refuse(state: State, now: number, retryAfter: number | undefined, random: number): void {
  const pause = retryAfter ?? Math.min(30_000, 100 * 2 ** state.refusalsInARow) * (0.5 + random);
  // Requests that were under way together are refused together: one event, not many.
  const sameEvent = state.acceptedSince === 0 && state.refusedAt !== undefined;
  state.pausedUntil = Math.max(state.pausedUntil, now + pause);
  state.refusalsInARow += 1;
  if (sameEvent && now - (state.refusedAt ?? 0) < 1000) return;
  const limit = limitSeen(state, now);
  state.ceiling = limit ?? state.rate;
  state.rate = Math.max(lowest, limit === undefined ? state.rate * 0.7 : limit * 0.97);
  state.refusedAt = now;
  state.acceptedSince = 0;
  state.pressedSince = true;
}

/** What was accepted between two refusals, when there was enough of it and requests never stopped coming. */
function limitSeen(state: State, now: number): number | undefined {
  if (state.refusedAt === undefined || state.acceptedSince < telling || !state.pressedSince) return undefined;
  const mean = (state.acceptedSince * 1000) / (now - state.refusedAt);
  return Math.min(state.rate, Math.max(mean, state.rate * grownFrom));
}
