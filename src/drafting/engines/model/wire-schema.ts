import { z } from 'zod';
import { activityCodes } from '../../../domain/draft-text.ts';

/**
 * What a model is asked for on the wire: words only. No number, date, matter, person or flag stands in it, and no lengths or counts,
 * which strict modes of some services refuse; those are checked after.
 */
export const wireSchema = z.object({
  entries: z.array(
    z.object({
      segmentId: z.string(),
      narrative: z.string(),
      activityCode: z.enum(activityCodes).nullable(),
      evidence: z.array(z.object({ cueId: z.string(), quote: z.string() })),
    }),
  ),
});

const most = { entries: 20, quotes: 8, narrative: 600, quote: 600 };

/** The same with its limits, for what has come back. Whatever else stood in it is gone. */
export const answered = z.object({
  entries: z
    .array(
      z.object({
        segmentId: z.string().max(20),
        narrative: z.string().min(1).max(most.narrative),
        activityCode: z.enum(activityCodes).nullable(),
        evidence: z.array(z.object({ cueId: z.string().max(20), quote: z.string().max(most.quote) })).max(most.quotes),
      }),
    )
    .min(1)
    .max(most.entries),
});
