/**
 * How often requests may be sent, learned from Actionstep's 429s: its limits are per person with higher ones per firm,
 * dynamic and unpublished (reference/actionstep-api.md §2.10). Grows until refused, then stays just below what was accepted
 * between refusals, and feels its way up again: slowly near that limit, faster the longer nothing was refused above it.
 */
export type Pacer = {
  /** The earliest moment of the next request, in milliseconds of the clock given. */
  nextAt(): number;
  /** A request is sent now. */
  sent(now: number): void;
  /** It was accepted. `pressed`: requests were waiting for this pacer, so that its rate is what held them back. */
  accepted(pressed: boolean): void;
  /** A request that was sent at `sentAt` was refused with 429. */
  refused(now: number, sentAt: number, retryAfter: number | undefined, random: number): void;
  rate(): number;
};

const startRate = 10;
const lowest = 0.2;
const highest = 200;
/** Requests accepted between two refusals before their number tells the limit; fewer do over four seconds. */
const telling = 20;
/** Refusals whose distance to the latest may tell the limit. */
const marksKept = 6;
/** After a refusal the rate begins at this share of the limit seen. */
const below = 0.97;
/** Seconds under pressure after which a limit that was seen counts for little (Ha, Rhee, Xu: CUBIC, 2008, in shape). */
const forgetting = 30;
/** Seconds until the curve is level with the limit. */
const flat = forgetting * Math.cbrt(1 - below);
/** A pacer that was idle may send this much earlier than its rhythm says, so that late timers cost nothing. */
const credit = 150;

type Mark = { at: number; accepted: number };
type State = {
  rate: number;
  /** The limit seen last, and the seconds under pressure since. */
  limit: number | undefined;
  pressedSeconds: number;
  next: number;
  pausedUntil: number;
  /** Moments of refusals, and how many requests had been accepted by then; emptied when there was no pressure. */
  marks: Mark[];
  accepted: number;
  refusedAt: number | undefined;
  refusalsInARow: number;
  /** Refusals that came too soon after the one before to tell the limit. */
  soonInARow: number;
};

/** A pacer that knows nothing yet. Rates are requests a second. */
export function openPacer(): Pacer {
  const state: State = {
    rate: startRate,
    limit: undefined,
    pressedSeconds: 0,
    next: 0,
    pausedUntil: 0,
    marks: [],
    accepted: 0,
    refusedAt: undefined,
    refusalsInARow: 0,
    soonInARow: 0,
  };
  return {
    nextAt: () => Math.max(state.next, state.pausedUntil),
    sent: (now) => {
      state.next = Math.max(state.next, now - credit) + 1000 / state.rate;
    },
    accepted: (pressed) => accept(state, pressed),
    refused: (now, sentAt, retryAfter, random) => refuse(state, { now, sentAt, retryAfter, random }),
    rate: () => state.rate,
  };
}

function accept(state: State, pressed: boolean): void {
  state.refusalsInARow = 0;
  state.accepted += 1;
  if (!pressed) {
    // What was accepted without pressure says nothing of the limit.
    state.marks = [];
    return;
  }
  state.pressedSeconds += 1 / state.rate;
  state.rate = Math.min(highest, Math.max(state.rate, grown(state)));
}

/** Doubling each second while nothing was refused, a tenth a second until a limit was seen, then along its curve. */
function grown({ rate, limit, pressedSeconds, refusedAt }: State): number {
  if (limit !== undefined) return limit * (1 + ((pressedSeconds - flat) / forgetting) ** 3);
  return rate + (refusedAt === undefined ? 0.7 : 0.1);
}

type Refusal = { now: number; sentAt: number; retryAfter: number | undefined; random: number };

function refuse(state: State, { now, sentAt, retryAfter, random }: Refusal): void {
  if (retryAfter !== undefined) state.pausedUntil = Math.max(state.pausedUntil, now + retryAfter);
  // Requests that were under way together are refused together: one event, not many.
  if (state.refusedAt !== undefined && sentAt <= state.refusedAt) return;
  state.refusedAt = now;
  // Room for two requests is waited for: one refused again would tell nothing new.
  const rest = Math.max(100 * 2 ** state.refusalsInARow * (0.5 + random), 2000 / state.rate);
  state.pausedUntil = Math.max(state.pausedUntil, now + (retryAfter ?? Math.min(30_000, rest)));
  state.refusalsInARow += 1;
  const seen = limitSeen(state, now);
  state.limit = seen;
  state.rate = Math.max(lowest, seen === undefined ? state.rate * 0.7 : seen * below);
  state.pressedSeconds = 0;
  state.marks = [...state.marks, { at: now, accepted: state.accepted }].slice(-marksKept);
}

/** The most that was accepted a second between an earlier refusal and now; never more than the rate that was refused. */
function limitSeen(state: State, now: number): number | undefined {
  const { marks, accepted, rate } = state;
  const since = marks.map((mark) => ({ count: accepted - mark.accepted, seconds: (now - mark.at) / 1000 }));
  const means = since.filter(isTelling).map(({ count, seconds }) => count / seconds);
  const latest = since.at(-1);
  const isSoon = latest !== undefined && !isTelling(latest);
  state.soonInARow = isSoon && state.limit !== undefined ? state.soonInARow + 1 : 0;
  // Refused once more so soon the rate is a little too high; again and again, what was seen before holds no longer.
  if (means.length === 0 || state.soonInARow > 1) return undefined;
  return Math.min(isSoon ? rate * 0.95 : rate, Math.max(...means));
}

function isTelling({ count, seconds }: { count: number; seconds: number }): boolean {
  return count >= telling || (count >= 3 && seconds >= 4);
}
