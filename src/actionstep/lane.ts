import { busyFailure } from './failure.ts';
import { openPacer, type Pacer } from './pacer.ts';

/** One request under way. */
export type Turn = {
  /** It ended: with any answer but 429, or with none. */
  done(answered: boolean): void;
  /** It was answered 429, perhaps with a wait in milliseconds. */
  refused(retryAfter: number | undefined): void;
};

/** Where one person's requests wait for their turn among those of the firm. */
export type Lane = {
  /** The next turn. Throws actionstep-busy, nothing sent, when it does not come before `deadline` (performance.now()). */
  turn(deadline: number): Promise<Turn>;
};

export type Lanes = {
  /** The lane of a person in a firm; the same one as long as it is used. */
  of(firm: string, person: string): Lane;
};

/** Requests of one person, and of one firm, under way at once. */
const personAtOnce = 6;
const firmAtOnce = 12;
/** Over so many milliseconds the people of a firm are compared when one is refused. */
const together = 2000;
const idleAfter = 600_000;

type Waiting = { since: number; go: (turn: Turn) => void };
/** `lately`: turns given, fading over `together`, as of `latelyAt`. */
type PersonLane = { key: string; pacer: Pacer; waiting: Waiting[]; underWay: number; lately: number; latelyAt: number };
type FirmLane = {
  pacer: Pacer;
  people: Map<string, PersonLane>;
  underWay: number;
  timer: NodeJS.Timeout | undefined;
  usedAt: number;
};

/** Lanes of one process. Every backend learns by itself; together they settle at what Actionstep takes. */
export function openLanes(): Lanes {
  const firms = new Map<string, FirmLane>();
  return {
    of: (firm, person) => ({ turn: (deadline) => waitForTurn(laneOf(firms, firm), person, deadline) }),
  };
}

function laneOf(firms: Map<string, FirmLane>, key: string): FirmLane {
  const now = performance.now();
  let lane = firms.get(key);
  if (!lane) {
    for (const [old, { usedAt, underWay }] of firms) if (underWay === 0 && now - usedAt > idleAfter) firms.delete(old);
    lane = { pacer: openPacer(), people: new Map(), underWay: 0, timer: undefined, usedAt: now };
    firms.set(key, lane);
  }
  lane.usedAt = now;
  return lane;
}

function waitForTurn(firm: FirmLane, key: string, deadline: number): Promise<Turn> {
  const person = firm.people.get(key) ?? { key, pacer: openPacer(), waiting: [], underWay: 0, lately: 0, latelyAt: 0 };
  firm.people.set(key, person);
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => {
        person.waiting = person.waiting.filter((one) => one !== waiting);
        reject(busyFailure());
      },
      Math.max(0, deadline - performance.now()),
    );
    const waiting: Waiting = {
      since: performance.now(),
      go: (turn) => {
        clearTimeout(late);
        resolve(turn);
      },
    };
    person.waiting.push(waiting);
    dispatch(firm);
  });
}

/** Gives turns as long as there are any to give, then sleeps until the next. */
function dispatch(firm: FirmLane): void {
  clearTimeout(firm.timer);
  firm.timer = undefined;
  while (firm.underWay < firmAtOnce) {
    const now = performance.now();
    const wanting = [...firm.people.values()].filter((person) => person.waiting.length > 0 && person.underWay < personAtOnce);
    if (wanting.length === 0) return;
    const [at, next] = earliest(firm, wanting, now);
    if (at > now) {
      firm.timer = setTimeout(() => dispatch(firm), Math.max(1, at - now));
      return;
    }
    start(firm, next, now);
  }
}

/** When a turn began, and whose pace held it back until then. */
type Started = { at: number; pressed: { firm: boolean; person: boolean } };

/** The person who may go first; among several, the one whose last turn is longest ago. */
function earliest(firm: FirmLane, wanting: PersonLane[], now: number): [number, PersonLane] {
  const times = wanting.map((person): [number, PersonLane] => [Math.max(firm.pacer.nextAt(), person.pacer.nextAt(), now), person]);
  return times.reduce((best, one) => (one[0] < best[0] ? one : best));
}

function start(firm: FirmLane, person: PersonLane, now: number): void {
  const waiting = person.waiting.shift();
  if (!waiting) return;
  // A served person goes to the end of the map, which is the order of turns.
  firm.people.delete(person.key);
  firm.people.set(person.key, person);
  firm.underWay += 1;
  person.underWay += 1;
  person.lately = latelyOf(person, now) + 1;
  person.latelyAt = now;
  const [byFirm, byPerson] = [firm.pacer.nextAt(), person.pacer.nextAt()];
  const pressed = { firm: byFirm > waiting.since && byFirm >= byPerson, person: byPerson > waiting.since && byPerson >= byFirm };
  firm.pacer.sent(now);
  person.pacer.sent(now);
  waiting.go(turnOf(firm, person, { at: now, pressed }));
}

function turnOf(firm: FirmLane, person: PersonLane, { at, pressed }: Started): Turn {
  const end = () => {
    firm.underWay -= 1;
    person.underWay -= 1;
  };
  return {
    done: (answered) => {
      end();
      if (answered) {
        firm.pacer.accepted(pressed.firm);
        person.pacer.accepted(pressed.person);
      }
      dispatch(firm);
    },
    refused: (retryAfter) => {
      end();
      slowDown(firm, person, at, retryAfter);
      dispatch(firm);
    },
  };
}

/**
 * The person's pace is at fault, unless another was served half as often or more: then it is the firm's. Both are the same
 * while several people send, because they take turns.
 */
function slowDown(firm: FirmLane, person: PersonLane, sentAt: number, retryAfter: number | undefined): void {
  const now = performance.now();
  const own = latelyOf(person, now);
  const isFirm = [...firm.people.values()].some((other) => other !== person && latelyOf(other, now) * 2 >= own);
  (isFirm ? firm : person).pacer.refused(now, sentAt, retryAfter, Math.random());
}

function latelyOf({ lately, latelyAt }: PersonLane, now: number): number {
  return lately * Math.exp((latelyAt - now) / together);
}
