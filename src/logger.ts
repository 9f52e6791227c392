import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** The log: one JSON line an event on standard error. Errors are cut to an allow-list, for messages may carry addresses or text. */
export function makeLogger(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, serializers: { err: safeError }, formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Type, code and stack without messages: what a log may hold of an error. */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? { code: String(error.code) } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause === undefined ? {} : { cause: safeError(error.cause) };
  return { type: error.name, ...code, stack: frames.slice(0, 8).join('\n'), ...cause };
}
