import type { Lawyer, Meant } from './lawyer.ts';
import type { Sandbox } from './stage.ts';

export type Verdict = {
  approved: number;
  inActionstep: number;
  failedVisible: number;
  lost: number;
  duplicate: number;
  wrongField: number;
  faults: Record<string, number>;
};

type Line = {
  workDate: string;
  matter: { id: number } | null;
  timekeeper: string | null;
  hours: string | null;
  description: string | null;
};

/** Counts by the stand-in's own ledger: what was meant, told apart by its narrative, against what stands there. */
export async function judge(meant: readonly Meant[], lawyers: readonly Lawyer[], sandbox: Sandbox): Promise<Omit<Verdict, 'faults'>> {
  const { entries } = (await sandbox.control('GET', 'ledger')) as { entries: Line[] };
  const standing = Map.groupBy(entries, ({ description }) => description ?? '');
  const visible = new Set<string>();
  for (const lawyer of lawyers)
    for (const state of ['failed', 'unconfirmed'] as const) for (const { id } of (await lawyer.inState(state)) ?? []) visible.add(id);
  const verdict = { approved: meant.length, inActionstep: 0, failedVisible: 0, lost: 0, duplicate: 0, wrongField: 0 };
  for (const one of meant) {
    const [first, ...more] = standing.get(one.narrative) ?? [];
    verdict.duplicate += more.length;
    if (first) verdict.inActionstep += 1;
    else if (visible.has(one.id)) verdict.failedVisible += 1;
    else {
      verdict.lost += 1;
      const owner = lawyers.find(({ name }) => name === one.timekeeper);
      process.stdout.write(`Not there: ${await owner?.standing(one.id)}\n`);
    }
    if (first && !isAsMeant(first, one)) verdict.wrongField += 1;
  }
  return verdict;
}

function isAsMeant(line: Line, meant: Meant): boolean {
  const same = Number(line.matter?.id) === meant.matter && line.timekeeper === meant.timekeeper && line.workDate === meant.workDate;
  return same && line.hours === meant.hours;
}
