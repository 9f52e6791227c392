import { AppError } from '../../domain/errors.ts';

/** Microsoft does not answer, or asks for a pause: the same call may be made later. */
export function unreachable(cause?: unknown): AppError {
  return new AppError({ code: 'microsoft-unreachable', message: 'Microsoft 365 cannot be reached at the moment.', retry: 'later', cause });
}

/** An answer that nobody foresaw; `what` says which, without anything of its content. */
export function unexpected(what: string, cause?: unknown): AppError {
  return new AppError({
    code: 'microsoft-unexpected',
    message: `Microsoft 365 answered something unexpected (${what}).`,
    retry: 'later',
    cause,
  });
}
