import { z } from 'zod';
import { toHundredths } from '../ledger/decimal.ts';
import { formatInstant, parseInstant } from '../ledger/firm-time.ts';
import { fieldProblem, type Problem } from '../rest/problem.ts';

function reject(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** A decimal sent as number or string, read as hundredths. */
export const decimalField = z
  .union([z.number(), z.string()], { error: 'must be a decimal' })
  .transform((value, context) => toHundredths(value) ?? reject(context, 'must be a decimal'));

/** A date or timestamp, written as Actionstep answers it: in the firm's zone with its offset. */
export const timestampField = z.string({ error: 'must be a timestamp' }).transform((value, context) => {
  const instant = parseInstant(value, 'firm');
  return instant === undefined ? reject(context, 'must be a timestamp') : formatInstant(instant);
});

/** A flag, "T" or "F". */
export const flagField = z.enum(['T', 'F'], { error: 'must be T or F' }).transform((value) => value === 'T');

/** The id inside a link, sent as number or string; null empties the link. */
export const linkField = z
  .union([z.string(), z.number()], { error: 'must be an id' })
  .nullable()
  .transform((value) => (value === null ? null : String(value)));

/** Drops what was not sent. */
export function onlySent<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** Names each attribute that could not be read. */
export function unreadable(resource: string, error: z.ZodError): Problem[] {
  return error.issues.map(({ path, message }) => {
    const name = path.at(-1);
    return fieldProblem(`/${[resource, ...path].join('/')}`, `${String(name ?? resource)} ${message}`);
  });
}
