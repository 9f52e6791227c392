import * as z from 'zod/mini';
import { entryView } from './entry.ts';

const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const version = z.int().check(z.gte(1));
const target = z.object({ id, version });
const narrative = z.optional(z.string().check(z.maxLength(20_000)));

/** POST /api/entries/:id/split: every part's share in the same measure; units and seconds are shared out, the sum kept. */
export const splitRequest = z.object({
  version,
  by: z.enum(['units', 'minutes', 'segments']),
  parts: z.array(z.object({ share: z.int().check(z.gte(0), z.lte(1_000_000)), narrative })).check(z.minLength(2), z.maxLength(20)),
});
export type SplitRequest = z.infer<typeof splitRequest>;

/** POST /api/entries/merge: entries of one day and matter, in the order of their narratives. */
export const mergeRequest = z.object({ entries: z.array(target).check(z.minLength(2), z.maxLength(50)) });
export type MergeRequest = z.infer<typeof mergeRequest>;

/** The merged entry, and by how many units it is less than its parts were together. */
export const mergedAnswer = z.object({ entry: entryView, savedUnits: z.int() });

/** POST /api/entries/approve: each entry with the version and matter shown. */
export const approveManyRequest = z.object({
  entries: z.array(z.object({ id, version, matterId: id })).check(z.minLength(1), z.maxLength(200)),
});
export type ApproveManyRequest = z.infer<typeof approveManyRequest>;

/** POST /api/entries/reassign: one matter for many entries. */
export const reassignRequest = z.object({ matterId: id, entries: z.array(target).check(z.minLength(1), z.maxLength(200)) });
export type ReassignRequest = z.infer<typeof reassignRequest>;

/** What became of each of many; a refused one says why and stops none of the others. */
export const manyAnswer = z.object({
  done: z.array(entryView),
  refused: z.array(z.object({ id, code: z.string(), message: z.string() })),
});
export type ManyAnswer = z.infer<typeof manyAnswer>;

const daySum = z.object({ entries: z.int(), seconds: z.int(), units: z.int() });

/** GET /api/days/:workDate: what was captured is drafts + approved + pushed + nonBillable + dismissed. */
export const dayView = z.object({
  workDate: z.string(),
  captured: daySum,
  groups: z.object({ drafts: daySum, approved: daySum, pushed: daySum, nonBillable: daySum, dismissed: daySum }),
  entries: z.array(entryView),
});
export type DayView = z.infer<typeof dayView>;

/** POST /api/exports: approved entries as a file for Actionstep's import; they count as exported from then on. */
export const exportRequest = z.object({
  format: z.enum(['xlsx', 'csv']),
  /** How a CSV writes dates; a workbook has real dates. */
  dates: z._default(z.enum(['DD/MM/YYYY', 'YYYY-MM-DD']), 'DD/MM/YYYY'),
  entries: z.array(target).check(z.minLength(1), z.maxLength(1000)),
});
export type ExportRequest = z.input<typeof exportRequest>;
