import type { FastifyRequest } from 'fastify';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { callerFor } from '../firms/index.ts';
import type { ServerOptions } from './server-options.ts';

export type CallerOf = (request: FastifyRequest) => Promise<PersonCaller>;

/** Finds the person behind the bearer token of a request; throws not-signed-in or not-allowed. */
export function whoIsCalling(options: ServerOptions): CallerOf {
  return async (request) => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
      throw new AppError({ code: 'not-signed-in', message: 'Sign in first.', retry: 'after-person' });
    }
    return callerFor(await options.verifyToken(token), options.means);
  };
}
