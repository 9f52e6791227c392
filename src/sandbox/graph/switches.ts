import { z } from 'zod';

/** 'ready': there at once. 'not-yet': not there until this is changed. A number: the first so many asks find nothing. */
const availability = z.union([z.enum(['ready', 'not-yet']), z.int().min(0)]);
export type Availability = z.infer<typeof availability>;

export const switchesSchema = z.strictObject({
  /** When a meeting's transcript stands in its list. */
  transcript: availability,
  /** When the content of a listed transcript can be read; 404 before. */
  content: availability,
  /** When a meeting's attendance report stands in its list. */
  attendance: availability,
  /** What the administrators let applications read of transcripts: the words with speakers, without, or nothing. */
  transcriptAccess: z.enum(['attributed', 'unattributed', 'off']),
  /** Whether the application may read the meetings of the firm's people at all. */
  accessPolicy: z.enum(['granted', 'missing']),
  /** The next so many calls are answered 429. */
  tooMany: z.int().min(0),
  /** Seconds to wait, as those answers say. */
  retryAfter: z.number().min(0),
});

/** How the tenant behaves; may be changed while the stand-in runs. */
export type GraphSwitches = z.infer<typeof switchesSchema>;

/** A tenant in which everything is there and allowed. */
export function friendlyTenant(): GraphSwitches {
  return {
    transcript: 'ready',
    content: 'ready',
    attendance: 'ready',
    transcriptAccess: 'attributed',
    accessPolicy: 'granted',
    tooMany: 0,
    retryAfter: 1,
  };
}
