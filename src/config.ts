import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { AppError } from './domain/errors.ts';
import type { ModelSettings } from './domain/model-settings.ts';
import type { TranscriptionSettings } from './domain/transcription-settings.ts';

type Common = {
  port: number;
  host: string;
  dataDir: string;
  logLevel: 'info' | 'warn' | 'error' | 'debug' | 'silent';
  /** The language model that words drafts; null: the local engine alone. */
  model: ModelSettings | null;
  /** The service that transcribes recordings; null: they are not transcribed. */
  transcription: TranscriptionSettings | null;
};

/** Everything runs on stand-ins of this machine. */
export type SandboxConfig = Common & { mode: 'sandbox' };
/** Real Entra, real Actionstep. */
export type LiveConfig = Common & {
  mode: 'live';
  publicUrl: string;
  databaseUrl: string | undefined;
  keyring: string | undefined;
  /** One application: who signs in to the pane, the bot, and the reader of Graph. */
  entra: { clientId: string; clientSecret: string; tenants: readonly string[] };
  actionstep: { clientId: string; clientSecret: string; staging: boolean };
};
export type Config = SandboxConfig | LiveConfig;

const loopback = ['127.0.0.1', '::1', 'localhost'];
const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(blankIsUnset, z.string().optional());
const environment = z.object({
  PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65_531).default(3978)),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  DATA_DIR: text,
  DATABASE_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  KEYRING: text,
  LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['info', 'warn', 'error', 'debug', 'silent']).default('warn')),
  NODE_ENV: text,
  PUBLIC_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^https$/ }).optional()),
  ENTRA_CLIENT_ID: z.preprocess(blankIsUnset, z.uuid().optional()),
  ENTRA_CLIENT_SECRET: text,
  ENTRA_TENANTS: text,
  ACTIONSTEP_CLIENT_ID: text,
  ACTIONSTEP_CLIENT_SECRET: text,
  TRANSCRIPTION_KIND: z.preprocess(blankIsUnset, z.enum(['openai', 'azure-speech']).default('openai')),
  TRANSCRIPTION_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^https?$/ }).optional()),
  TRANSCRIPTION_KEY: text,
  TRANSCRIPTION_MODEL: z.preprocess(blankIsUnset, z.string().default('whisper-1')),
  LLM_PROVIDER: z.preprocess(blankIsUnset, z.enum(['azure', 'openai-compatible', 'anthropic']).optional()),
  LLM_BASE_URL: z.preprocess(blankIsUnset, z.url({ protocol: /^https?$/ }).optional()),
  LLM_MODEL: text,
  LLM_API_KEY: text,
  LLM_REDACTION: z.preprocess(blankIsUnset, z.enum(['off', 'identifiers', 'names']).default('identifiers')),
  LLM_CONTEXT_TOKENS: z.preprocess(blankIsUnset, z.coerce.number().int().min(1000).max(2_000_000).default(100_000)),
  ACTIONSTEP_STAGING: z.preprocess(blankIsUnset, z.enum(['true', 'false']).default('false')),
});
type Environment = z.infer<typeof environment>;

const hints: Record<string, string> = {
  PORT: 'a number from 0 to 65531',
  DATABASE_URL: 'a postgres:// address',
  LOG_LEVEL: 'info, warn, error, debug or silent',
  PUBLIC_URL: 'an https:// address',
  ENTRA_CLIENT_ID: 'the application (client) id, a UUID',
  ACTIONSTEP_STAGING: 'true or false',
  TRANSCRIPTION_KIND: 'openai or azure-speech',
  TRANSCRIPTION_URL: 'an http:// or https:// address',
  LLM_PROVIDER: 'azure, openai-compatible or anthropic',
  LLM_BASE_URL: 'an http:// or https:// address',
  LLM_REDACTION: 'off, identifiers or names',
  LLM_CONTEXT_TOKENS: 'a number of tokens from 1000',
};
const credentials = [
  'PUBLIC_URL',
  'ENTRA_CLIENT_ID',
  'ENTRA_CLIENT_SECRET',
  'ENTRA_TENANTS',
  'ACTIONSTEP_CLIENT_ID',
  'ACTIONSTEP_CLIENT_SECRET',
] as const;

/** Reads .env and the environment, which wins. Throws config with one line for the first mistake. */
export function readConfig(folder: string = process.cwd(), env: Readonly<Record<string, string | undefined>> = process.env): Config {
  return choose(readEnvironment(folder, env), folder);
}

function readEnvironment(folder: string, env: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environment.safeParse({ ...readDotEnv(resolve(folder, '.env')), ...env });
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw mistake(`${name} must be ${hints[name] ?? 'set properly'}.`);
}

function choose(env: Environment, folder: string): Config {
  const missing = credentials.filter((name) => env[name] === undefined);
  if (missing.length === 0) return live(env, folder);
  const wantsReal = missing.length < credentials.length || env.DATABASE_URL !== undefined || env.NODE_ENV === 'production';
  if (wantsReal) throw mistake(`Half configured: ${missing.join(', ')} missing. Set all of them, or none to run on local stand-ins.`);
  if (!loopback.includes(env.HOST)) throw mistake('HOST must be 127.0.0.1 while Matterclock runs on local stand-ins.');
  return { mode: 'sandbox', ...common(env, folder, '.data/sandbox') };
}

function common(env: Environment, folder: string, dataDir: string): Common {
  const { PORT: port, HOST: host, LOG_LEVEL: logLevel } = env;
  return {
    port,
    host,
    dataDir: resolve(folder, env.DATA_DIR ?? dataDir),
    logLevel,
    model: modelOf(env),
    transcription: transcriptionOf(env),
  };
}

/** The transcription service, when one is named. A recording leaves only over TLS, but to this very machine. */
function transcriptionOf(env: Environment): TranscriptionSettings | null {
  const { TRANSCRIPTION_KIND: kind, TRANSCRIPTION_URL: url, TRANSCRIPTION_KEY: key, TRANSCRIPTION_MODEL: model } = env;
  if (url === undefined && key === undefined) return null;
  if (url === undefined || key === undefined)
    throw mistake('Transcription is half configured: set TRANSCRIPTION_URL and TRANSCRIPTION_KEY, or none.');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !loopback.includes(hostname)) throw mistake('TRANSCRIPTION_URL must be https:// unless it is this machine.');
  return { kind, url, key, model, timeoutMillis: 120_000 };
}

/** The transcription service of the environment alone. Throws config. */
export function readTranscriptionConfig(folder: string = process.cwd(), env: Readonly<Record<string, string | undefined>> = process.env) {
  return transcriptionOf(readEnvironment(folder, env));
}

const modelNames = ['LLM_PROVIDER', 'LLM_BASE_URL', 'LLM_MODEL', 'LLM_API_KEY'] as const;

/** The language model, when one is named. Text of clients leaves only over TLS, but to this very machine. */
function modelOf(env: Environment): ModelSettings | null {
  const missing = modelNames.filter((name) => env[name] === undefined);
  if (missing.length === modelNames.length) return null;
  const { LLM_PROVIDER: provider, LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = env;
  if (provider === undefined || baseUrl === undefined || model === undefined || apiKey === undefined) {
    throw mistake(`The language model is half configured: ${missing.join(', ')} missing. Set all of them, or none.`);
  }
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== 'https:' && !loopback.includes(hostname)) throw mistake('LLM_BASE_URL must be https:// unless it is this machine.');
  const { LLM_REDACTION: redaction, LLM_CONTEXT_TOKENS: contextTokens } = env;
  return { provider, baseUrl, model, apiKey, redaction, contextTokens, timeoutMillis: 60_000 };
}

/** The language model of the environment alone, for a command that needs nothing else of it. Throws config. */
export function readModelConfig(folder: string = process.cwd(), env: Readonly<Record<string, string | undefined>> = process.env) {
  return modelOf(readEnvironment(folder, env));
}

function live(env: Environment, folder: string): LiveConfig {
  if (env.DATABASE_URL !== undefined && env.KEYRING === undefined) {
    throw mistake('KEYRING must be set together with DATABASE_URL: it holds the keys that stored text is sealed with.');
  }
  return {
    mode: 'live',
    ...common(env, folder, '.data/live'),
    publicUrl: new URL(env.PUBLIC_URL ?? '').origin,
    databaseUrl: env.DATABASE_URL,
    keyring: env.KEYRING,
    entra: {
      clientId: env.ENTRA_CLIENT_ID ?? '',
      clientSecret: env.ENTRA_CLIENT_SECRET ?? '',
      tenants: (env.ENTRA_TENANTS ?? '').split(',').map((tenant) => tenant.trim()),
    },
    actionstep: {
      clientId: env.ACTIONSTEP_CLIENT_ID ?? '',
      clientSecret: env.ACTIONSTEP_CLIENT_SECRET ?? '',
      staging: env.ACTIONSTEP_STAGING === 'true',
    },
  };
}

function readDotEnv(file: string): Record<string, string | undefined> {
  if (!existsSync(file)) return {};
  const content = readFileSync(file, 'utf8');
  const broken = content.split(/\r?\n/).findIndex((line) => !/^\s*(#.*|(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=.*)?$/.test(line));
  if (broken >= 0) throw mistake(`.env line ${broken + 1} is not NAME=value.`);
  return parseEnv(content);
}

function mistake(message: string): AppError {
  return new AppError({ code: 'config', message });
}
