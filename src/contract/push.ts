import * as z from 'zod/mini';
import { entryView, mend } from './entry.ts';

const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));

/** POST /api/pushes: approved (or failed) entries, each as it was shown. */
export const pushRequest = z.object({
  entries: z.array(z.object({ id, version: z.int().check(z.gte(1)) })).check(z.minLength(1), z.maxLength(200)),
});

/** An entry that did not go: why, and the one act of a person that mends it (null while it goes by itself). */
export const notPushed = z.object({ id, code: z.string(), message: z.string(), mend: z.nullable(mend) });

/** What is on its way now, and what could not even start; one that is refused stops none of the others. */
export const pushAnswer = z.object({ pushing: z.array(entryView), refused: z.array(notPushed) });

/** Data of the server-sent event `progress` of GET /api/pushes/progress?entries=ID,ID…: n (`done`) of `total`. */
export const pushProgress = z.object({
  total: z.int(),
  done: z.int(),
  pushed: z.int(),
  /** On their way and held up, with when each is tried again. */
  waiting: z.array(z.extend(notPushed, { nextTryAt: z.nullable(z.string()) })),
});
export type PushProgress = z.infer<typeof pushProgress>;

/** Data of the last event, `result`: nothing is on its way any more. */
export const pushResult = z.object({ total: z.int(), pushed: z.int(), notPushed: z.array(notPushed) });
export type PushResult = z.infer<typeof pushResult>;
