import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId } from '../domain/ids.ts';
import { readEntry } from '../entries/index.ts';
import { presentEntry } from '../presenting/index.ts';
import { problemOf, sendProblem } from './problem.ts';
import type { ServerOptions } from './server-options.ts';
import type { CallerOf } from './who-is-calling.ts';

/** Runs a verb on one entry for the caller; a version or state that is not as shown answers 409 with the entry as it stands. */
export function entryAnswerer({ means }: ServerOptions, callerOf: CallerOf) {
  return async <T>(request: FastifyRequest, reply: FastifyReply, id: EntryId, verb: (caller: PersonCaller) => Promise<T>) => {
    const caller = await callerOf(request);
    try {
      return await verb(caller);
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'stale' && error.code !== 'illegal-move')) throw error;
      const current = await readEntry(caller, id, means);
      return sendProblem(reply, problemOf(error, request.id, await presentEntry(caller, current, means)));
    }
  };
}
