import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Learned } from '../domain/learned.ts';
import { firmIn } from '../firms/index.ts';
import type { Cue } from './cues-of.ts';

const { learned } = tables;
const day = 86_400_000;
/** After so many days a confirmation counts half. */
const halfLife = 90;
/** What speaks against a thing learned once and long ago. */
const doubt = 0.15;

type Line = { id: string; label: string | null; matterId: string; workDate: string; taughtAt: Date };

/**
 * What confirmations taught of these cues: the timekeeper's own, and others' where the firm shares. A matter's share is its
 * part of what was confirmed under the cue, newer counting more; it falls with time.
 */
export async function recallLearned(caller: TimekeeperCaller, cues: readonly Cue[], means: Means): Promise<Learned[]> {
  if (cues.length === 0) return [];
  const now = means.now().getTime();
  return means.database.withFirm(caller.firm, async (session) => {
    const { tx, mark, open } = session;
    const { settings } = await firmIn(session);
    const byKey = new Map(cues.map((cue) => [mark('learned', `${cue.kind}|${cue.key}`), cue]));
    const own = settings.shareLearned ? undefined : eq(learned.personId, timekeeperOf(caller));
    const rows = await tx
      .select()
      .from(learned)
      .where(and(inArray(learned.key, [...byKey.keys()]), isNull(learned.revokedAt), own));
    return [...byKey].flatMap(([key, { kind }]) => {
      const lines = rows.filter((row) => row.key === key);
      return sharesOf(lines, now).map(({ share, last }): Learned => {
        const by = last.label === null ? '' : String(open('learned', last.id, last.label));
        return { kind, matter: last.matterId as MatterId, share, on: last.workDate, by };
      });
    });
  });
}

/** Each matter's share of the lines of one cue, with its last line. */
function sharesOf(lines: readonly Line[], now: number): { share: number; last: Line }[] {
  const weightOf = ({ taughtAt }: Line) => 0.5 ** (Math.max(0, now - taughtAt.getTime()) / day / halfLife);
  const total = lines.reduce((sum, line) => sum + weightOf(line), 0);
  const byMatter = Map.groupBy(lines, ({ matterId }) => matterId);
  return [...byMatter.values()].flatMap((own) => {
    const [last] = own.toSorted((a, b) => b.taughtAt.getTime() - a.taughtAt.getTime());
    return last ? [{ share: own.reduce((sum, line) => sum + weightOf(line), 0) / (total + doubt), last }] : [];
  });
}
