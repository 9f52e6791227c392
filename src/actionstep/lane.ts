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
/** Two people refused within this time: it is the firm's limit. */
const together = 1000;
const idleAfter = 600_000;

type Waiting = { since: number; go: (turn: Turn) => void };
type PersonLane = { key: string; pacer: Pacer; waiting: Waiting[]; underWay: number };
type FirmLane = {
  pacer: Pacer;
  people: Map<string, PersonLane>;
  underWay: number;
  timer: NodeJS.Timeout | undefined;
  refusal: { by: string; at: number } | undefined;
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
    lane = { pacer: openPacer(), people: new Map(), underWay: 0, timer: undefined, refusal: undefined, usedAt: now };
    firms.set(key, lane);
  }
  lane.usedAt = now;
  return lane;
}

function waitForTurn(firm: FirmLane, key: string, deadline: number): Promise<Turn> {
  const person = firm.people.get(key) ?? { key, pacer: openPacer(), waiting: [], underWay: 0 };
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
  const [byFirm, byPerson] = [firm.pacer.nextAt(), person.pacer.nextAt()];
  const pressed = { firm: byFirm > waiting.since && byFirm >= byPerson, person: byPerson > waiting.since && byPerson >= byFirm };
  firm.pacer.sent(now);
  person.pacer.sent(now);
  waiting.go(turnOf(firm, person, pressed));
}

function turnOf(firm: FirmLane, person: PersonLane, pressed: { firm: boolean; person: boolean }): Turn {
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
      slowDown(firm, person, retryAfter);
      dispatch(firm);
    },
  };
}

/** The person's pace is at fault, unless another person was refused just before: then the firm's is. */
function slowDown(firm: FirmLane, person: PersonLane, retryAfter: number | undefined): void {
  const now = performance.now();
  const before = firm.refusal;
  firm.refusal = { by: person.key, at: now };
  const isFirm = before !== undefined && before.by !== person.key && now - before.at < together;
  (isFirm ? firm : person).pacer.refused(now, retryAfter, Math.random());
}
