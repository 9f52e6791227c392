import { createHash } from 'node:crypto';
import { z } from 'zod';
import { treatments } from '../domain/fair-bill.ts';

/** What an outbox row sends, sealed in it. The participant is the timekeeper's own, read from the grant at sending. */
export const payload = z.object({
  reference: z.string(),
  matterNumber: z.string(),
  workDate: z.string(),
  zone: z.string(),
  narrative: z.string(),
  actualHours: z.string(),
  billableHours: z.string(),
  treatment: z.enum(treatments),
  activityCode: z.string().nullable().default(null),
  /** A start to the second, 'HH:MM:SS': what is looked up where there is no reference. */
  startTime: z.string().nullable().default(null),
  /** Left out: Actionstep's own rate. Prices are without GST. */
  rate: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('label'), label: z.string() }),
      z.object({ kind: z.literal('custom'), price: z.string(), label: z.string().optional() }),
      z.object({ kind: z.literal('fixed'), price: z.string(), label: z.string() }),
    ])
    .optional(),
});
export type Payload = z.infer<typeof payload>;

/** The hash of a payload that the receipt keeps. */
export function payloadHash(value: Payload): string {
  return createHash('sha256')
    .update(JSON.stringify(payload.parse(value)))
    .digest('base64url');
}
