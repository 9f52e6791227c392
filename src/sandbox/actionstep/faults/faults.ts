import { choicesFrom } from '../seed/random.ts';
import type { FaultKind, FaultPlan } from './fault-plan.ts';

/** What a fault is matched against; the path is the one below /api/. */
export type Struck = { method: string; path: string; login: string | null };

export type StruckFault = { at: string; id: number; kind: FaultKind; method: string; path: string };

/** The faults that are planned, and those that were played. */
export type Faults = {
  plan(plan: FaultPlan): number;
  /** The fault that a request is to suffer, the oldest plan first; a plan that is used up is gone. */
  claim(request: Struck): FaultPlan | undefined;
  waiting(): readonly (FaultPlan & { id: number })[];
  struck(): readonly StruckFault[];
  clear(): void;
};

type Planned = { id: number; plan: FaultPlan; skip: number; left: number; strikes(): boolean };

const struckKept = 10_000;

function fits({ plan }: Planned, { method, path, login }: Struck): boolean {
  if (plan.method !== undefined && plan.method !== method) return false;
  if (plan.login !== undefined && plan.login !== login) return false;
  return plan.path === undefined || path.startsWith(plan.path);
}

/** Opens an empty plan; chance is decided by the seed, so that the same requests suffer the same faults again. */
export function openFaults(seed: number, now: () => number): Faults {
  let planned: Planned[] = [];
  let struck: StruckFault[] = [];
  let nextId = 1;
  const isStruck = (one: Planned): boolean => {
    if (one.skip > 0) {
      one.skip -= 1;
      return false;
    }
    return one.strikes();
  };
  return {
    plan(plan) {
      const id = nextId;
      nextId += 1;
      const choices = choicesFrom(seed * 1009 + id);
      const strikes = () => plan.share === 1 || choices.below(1_000_000) < plan.share * 1_000_000;
      planned.push({ id, plan, skip: plan.skip, left: plan.times ?? Number.POSITIVE_INFINITY, strikes });
      return id;
    },
    claim(request) {
      const hit = planned.find((one) => fits(one, request) && isStruck(one));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      struck.push({ at: new Date(now()).toISOString(), id: hit.id, kind: hit.plan.kind, method: request.method, path: request.path });
      if (struck.length > struckKept) struck = struck.slice(-struckKept / 2);
      return hit.plan;
    },
    waiting: () => planned.map(({ id, plan }) => ({ ...plan, id })),
    struck: () => struck,
    clear() {
      planned = [];
      struck = [];
    },
  };
}
