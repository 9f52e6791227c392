import * as z from 'zod/mini';

/** RFC 9457 problem details, the one shape of every error answer. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** A sentence a person can act on. */
  detail: z.string(),
  /** Closed set of our codes (domain/errors.ts). */
  code: z.string(),
  retry: z.enum(['later', 'after-person', 'never']),
  correlationId: z.string(),
  /** JSON pointer to the field at fault. */
  pointer: z.optional(z.string()),
  /** The newer entry, when the caller's version was stale. */
  current: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof problem>;
