import { z } from 'zod';
import { unexpectedFailure } from './failure.ts';

/** The rows of a resource: an array, a bare object for one row, or nothing on 204 (reference/actionstep-api.md §2.3). */
export function rowsOf<T>(body: unknown, resource: string, row: z.ZodType<T>): T[] {
  if (body === undefined || body === null) return [];
  const value = z.looseObject({ [resource]: z.unknown() }).safeParse(body);
  if (!value.success) throw unexpectedFailure(`Actionstep answered ${resource} in an unknown form.`);
  const rows = [value.data[resource]].flat().filter((item) => item !== undefined && item !== null);
  const parsed = z.array(row).safeParse(rows);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw unexpectedFailure(`Actionstep answered ${resource} in an unknown form (${where}).`);
  }
  return parsed.data;
}

const count = z.coerce.number().int().nonnegative().max(10_000_000);
const paging = z.looseObject({ recordCount: count.catch(0), pageCount: count.catch(1) });

/** How many pages and rows a listing has; one page of unknown length when the answer does not say. */
export function pagingOf(body: unknown, resource: string): { pages: number; total: number } {
  const value = z.looseObject({ meta: z.looseObject({ paging: z.looseObject({ [resource]: paging }) }) }).safeParse(body);
  const found = value.success ? paging.safeParse(value.data.meta.paging[resource]) : undefined;
  return found?.success ? { pages: found.data.pageCount, total: found.data.recordCount } : { pages: 1, total: 0 };
}

/** Rows that came along under `linked`. */
export function linkedOf<T>(body: unknown, resource: string, row: z.ZodType<T>): T[] {
  const value = z.looseObject({ linked: z.looseObject({ [resource]: z.unknown() }) }).safeParse(body);
  return value.success ? rowsOf(value.data.linked, resource, row) : [];
}

/** An id that comes as number or string; composite ids ('1024--31--11') are strings. */
export const wireId = z.union([z.string(), z.number()]).transform(String);
/** A decimal that comes as string, number or null. */
export const wireDecimal = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)));
/** 'T' or 'F', sometimes a boolean or null. */
export const wireFlag = z
  .union([z.literal('T'), z.literal('F'), z.boolean()])
  .nullish()
  .transform((value) => value === 'T' || value === true);
/** The same where "not said" is not "no": null then. */
export const wireMaybeFlag = z
  .union([z.literal('T'), z.literal('F'), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : value === 'T' || value === true));
/** Text that may be null, or a number where text is meant. */
export const wireText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));
/** The id inside a to-one link; null when there is none. */
export const wireLink = wireId.nullish().transform((value) => value ?? null);
/** The ids inside a to-many link: an array, one id, or null. */
export const wireLinks = z
  .union([z.array(wireId), wireId])
  .nullish()
  .transform((value) => [value ?? []].flat());
