import { z } from 'zod';
import { AppError } from '../domain/errors.ts';

const paging = z.looseObject({ recordCount: z.coerce.number(), pageCount: z.coerce.number(), page: z.coerce.number() });

/** The rows of a resource: an array, a bare object for one row, or nothing on 204 (reference/actionstep-api.md §2.3). */
export function rowsOf<T>(body: unknown, resource: string, row: z.ZodType<T>): T[] {
  if (body === undefined) return [];
  const value = z.looseObject({ [resource]: z.unknown() }).safeParse(body);
  const rows = value.success ? [value.data[resource]].flat() : undefined;
  const parsed = z.array(row).safeParse(rows?.filter((item) => item !== undefined && item !== null));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError({ code: 'actionstep-unexpected', message: `Actionstep answered ${resource} in an unknown form (${where}).` });
  }
  return parsed.data;
}

/** Number of pages there are, 1 when the answer does not say. */
export function pageCountOf(body: unknown, resource: string): number {
  const value = z.looseObject({ meta: z.looseObject({ paging: z.looseObject({ [resource]: paging }) }) }).safeParse(body);
  return value.success ? z.coerce.number().catch(1).parse(value.data.meta.paging[resource]?.pageCount) : 1;
}

/** Rows that came along under `linked`. */
export function linkedOf<T>(body: unknown, resource: string, row: z.ZodType<T>): T[] {
  const value = z.looseObject({ linked: z.looseObject({ [resource]: z.unknown() }) }).safeParse(body);
  return value.success ? rowsOf(value.data.linked, resource, row) : [];
}

/** An id that comes as number or string. */
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
