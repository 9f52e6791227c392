import type { FastifyBaseLogger } from 'fastify';
import { AppError } from '../src/domain/errors.ts';

/** The sentence of a failure for the person. What is no AppError tells nothing of its inside, and is logged. */
export function sayError(error: unknown, logger: FastifyBaseLogger): string {
  if (error instanceof AppError) return error.message;
  logger.error({ err: error }, 'the bot failed');
  return 'Something went wrong on our side. Nothing was changed; try again.';
}
