import { and, eq } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type PersonCaller, timekeeperOf } from '../domain/caller.ts';
import { parseWorkDate } from '../domain/work-date.ts';
import { type Entry, openEntry } from './entry.ts';

/** Where a captured minute stands: every one of them in just one of these. */
export const dayGroups = ['drafts', 'approved', 'pushed', 'nonBillable', 'dismissed'] as const;
export type DayGroup = (typeof dayGroups)[number];

/** Seconds and units of a group of entries. */
export type DaySum = { entries: number; seconds: number; units: number };
export type Day = { workDate: string; captured: DaySum; groups: Record<DayGroup, DaySum>; entries: Entry[] };

/** All of a person's day: what was captured is drafts + approved + pushed + non-billable + dismissed. Throws bad-input for no date. */
export async function readDay(caller: PersonCaller, workDate: string, means: Means): Promise<Day> {
  parseWorkDate(workDate);
  const { entry } = tables;
  const entries = await means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(entry)
      .where(and(eq(entry.timekeeperId, timekeeperOf(caller)), eq(entry.workDate, workDate)))
      .orderBy(entry.createdAt);
    return rows.map((row) => openEntry(session, row));
  });
  // A superseded entry lives on in its parts: counting both would count its minutes twice.
  const standing = entries.filter(({ state }) => state !== 'superseded');
  const groups = Object.fromEntries(dayGroups.map((group) => [group, sumOf(standing.filter((one) => groupOf(one) === group))]));
  return { workDate, captured: sumOf(standing), groups: groups as Record<DayGroup, DaySum>, entries: standing };
}

/** The one group an entry counts in. What is on its way, or nobody knows of, is approved and not yet pushed. */
export function groupOf({ state, treatment }: Pick<Entry, 'state' | 'treatment'>): DayGroup {
  if (state === 'dismissed') return 'dismissed';
  if (treatment !== 'bill') return 'nonBillable';
  if (state === 'pushed' || state === 'recalling' || state === 'exported') return 'pushed';
  return state === 'draft' || state === 'failed' ? 'drafts' : 'approved';
}

function sumOf(entries: readonly Entry[]): DaySum {
  return {
    entries: entries.length,
    seconds: entries.reduce((sum, { actualSeconds }) => sum + actualSeconds, 0),
    units: entries.reduce((sum, { units }) => sum + units, 0),
  };
}
