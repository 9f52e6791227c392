import { z } from 'zod';

const matching = {
  /** HTTP method; any when absent. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Beginning of the path below /api/: "rest/timeentries", "oauth/token"; all of rest/ and the token endpoint when absent. */
  path: z.string().optional(),
  /** Only requests of this person; token requests have none. */
  login: z.string().optional(),
  /** How many matching requests pass before the first is struck. */
  skip: z.int().nonnegative().default(0),
  /** How many are struck; null: all until the plan is cleared. */
  times: z.int().positive().nullable().default(1),
  /** Strikes each matching request with this probability, by the stand-in's seed. */
  share: z.number().gt(0).max(1).default(1),
};

const millis = z.int().nonnegative().max(600_000);
const status = z.int().min(400).max(599).default(500);

/**
 * One fault to be played, the body of POST /sandbox/faults. "before" strikes a request before it is applied (nothing is
 * kept), "after" once it is applied and stored (only the answer suffers).
 */
export const faultPlanSchema = z.discriminatedUnion('kind', [
  /** Applied late: a client that gave up in the meantime still gets its write. */
  z.strictObject({ kind: z.literal('delay-before'), millis, ...matching }),
  /** Applied at once, answered late. */
  z.strictObject({ kind: z.literal('delay-after'), millis, ...matching }),
  /** The connection ends without an answer. */
  z.strictObject({ kind: z.literal('drop-before'), ...matching }),
  z.strictObject({ kind: z.literal('drop-after'), ...matching }),
  /** An error status in Actionstep's shape; 401 answers as an expired token does. */
  z.strictObject({ kind: z.literal('error-before'), status, ...matching }),
  z.strictObject({ kind: z.literal('error-after'), status, ...matching }),
  /** 429, nothing applied; retryAfter is seconds, null for an answer without the header. */
  z.strictObject({ kind: z.literal('too-many'), retryAfter: z.int().nonnegative().nullable().default(null), ...matching }),
  /** Applied; status and half of the body arrive, then the connection is reset. */
  z.strictObject({ kind: z.literal('cut-body'), ...matching }),
]);

export type FaultPlan = z.infer<typeof faultPlanSchema>;
export type FaultKind = FaultPlan['kind'];
