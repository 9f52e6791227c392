import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../contract/problem.ts';
import { AppError, type ErrorCode, type Retry } from '../domain/errors.ts';
import { narrativeLimit } from '../domain/narrative.ts';

const statuses: Record<ErrorCode, number> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  stale: 409,
  'illegal-move': 409,
  'matter-not-confirmed': 409,
  'matter-not-open': 409,
  'fair-bill': 409,
  'not-connected': 409,
  'connect-refused': 400,
  'other-system': 409,
  'actionstep-refused': 502,
  'actionstep-unreachable': 503,
  'actionstep-busy': 503,
  'actionstep-unexpected': 502,
  'outcome-unknown': 503,
  'microsoft-unreachable': 503,
  'microsoft-unexpected': 502,
  'unreadable-file': 422,
  config: 500,
  storage: 500,
  internal: 500,
};

/** The problem document of any failure; what is not an AppError tells nothing of its inside. */
export function problemOf(error: unknown, correlationId: string, current?: unknown): Problem {
  const known = asAppError(error);
  const status = statuses[known.code];
  return {
    type: `https://matterclock.example/problems/${known.code}`,
    title: known.code.replaceAll('-', ' '),
    status,
    detail: known.message,
    code: known.code,
    retry: known.retry,
    correlationId,
    ...(known.field === undefined ? {} : { pointer: `/${known.field}` }),
    ...(current === undefined ? {} : { current }),
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The one field that can make the body too large. */
    largest?: string;
  }
}

/** Answers a failure as application/problem+json. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Fastify's own failures (validation, body size, unknown type) in the same form as ours. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.id);
  const status = statusOfFramework(error);
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
  const { largest } = request.routeOptions.config;
  const named = status === 413 && largest !== undefined ? { ...problem, pointer: `/${largest}` } : problem;
  return sendProblem(reply, status === undefined || error instanceof AppError ? named : { ...named, status });
}

function statusOfFramework(error: Error): number | undefined {
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  return error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : undefined;
}

type Known = { code: ErrorCode; message: string; retry: Retry; field?: string | undefined };

function asAppError(error: unknown): Known {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return badField(error.validation[0]);
  if (error instanceof Error && statusOfFramework(error) !== undefined) return ofFramework(error);
  return { code: 'internal', message: 'Something went wrong on our side. Nothing was changed; try again.', retry: 'later' };
}

function badField(issue: { instancePath: string; message?: string } | undefined): Known {
  const field = (issue?.instancePath ?? '').replace(/^\//, '');
  return {
    code: 'bad-input',
    retry: 'after-person',
    field,
    message: wanted[field.split('/').at(-1) ?? ''] ?? `The request is not valid${field === '' ? '' : ` at ${field}`}.`,
  };
}

/** What each field must be, for people; any other is named only. */
const wanted: Readonly<Record<string, string>> = {
  units: 'Units must be a whole number from 1 to 1440.',
  actualSeconds: 'The actual time must be whole seconds, at most 24 hours.',
  narrative: `The narrative must be text of at most ${narrativeLimit} characters.`,
  workDate: 'The date of work must be a real date, such as 2026-11-23.',
  treatment: 'Choose how it is billed: Bill, No charge or Hide.',
  activityCode: 'The activity code must be a short code, such as A106.',
  version: 'Name the version of the entry as it was shown.',
  matterId: 'Choose a matter from the list.',
  answer: 'Say whether the entry is in Actionstep: there or not-there.',
};

function ofFramework(error: Error): Known {
  const status = statusOfFramework(error);
  if (status === 413) return { code: 'bad-input', message: 'This is too large to be read.', retry: 'never' };
  if (status === 415) return { code: 'bad-input', message: 'Send JSON, or a file as application/octet-stream.', retry: 'never' };
  if (status === 429) return { code: 'not-allowed', message: 'Too many requests at once. Wait a minute.', retry: 'later' };
  if (status === 404) return { code: 'not-found', message: 'There is nothing at this address.', retry: 'never' };
  return { code: 'bad-input', message: 'The request could not be read.', retry: 'never' };
}
