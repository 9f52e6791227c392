import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const real = {
  PUBLIC_URL: 'https://matterclock.firm.example',
  ENTRA_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
  ENTRA_CLIENT_SECRET: 'secret-of-app',
  ENTRA_TENANTS: '22222222-2222-4222-8222-222222222222',
  ACTIONSTEP_CLIENT_ID: 'app',
  ACTIONSTEP_CLIENT_SECRET: 'secret-of-app',
};

describe('the configuration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'matterclock-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (env: Record<string, string>, dotEnv?: string) => {
    if (dotEnv !== undefined) writeFileSync(join(folder, '.env'), dotEnv);
    return readConfig(folder, env);
  };

  test('names a transcription service only whole, and over TLS but to this machine', () => {
    const whole = { TRANSCRIPTION_URL: 'https://speech.example/transcribe', TRANSCRIPTION_KEY: 'k', TRANSCRIPTION_KIND: 'azure-speech' };
    expect(read(whole).transcription).toMatchObject({ kind: 'azure-speech', url: 'https://speech.example/transcribe', key: 'k' });
    expect(() => read({ TRANSCRIPTION_URL: 'https://speech.example/transcribe' })).toThrow('half configured');
    expect(() => read({ ...whole, TRANSCRIPTION_URL: 'http://speech.example/transcribe' })).toThrow('must be https://');
  });

  test('without anything runs on stand-ins, on loopback, with a data directory of its own', () => {
    expect(read({})).toEqual({
      mode: 'sandbox',
      port: 3978,
      host: '127.0.0.1',
      dataDir: join(folder, '.data/sandbox'),
      logLevel: 'warn',
      model: null,
      transcription: null,
    });
  });

  const model = {
    LLM_PROVIDER: 'azure',
    LLM_BASE_URL: 'https://firm.openai.azure.com/openai',
    LLM_MODEL: 'gpt',
    LLM_API_KEY: 'key-of-model',
  };
  test('names a language model with all of its settings, over TLS or on this machine, or none', () => {
    expect(read(model).model).toMatchObject({
      provider: 'azure',
      redaction: 'identifiers',
      contextTokens: 100_000,
      apiKey: 'key-of-model',
    });
    expect(read({ ...model, LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_REDACTION: 'names' }).model).toMatchObject({
      redaction: 'names',
    });
    expect(() => read({ ...model, LLM_BASE_URL: 'http://models.example/v1' })).toThrow(
      'LLM_BASE_URL must be https:// unless it is this machine.',
    );
    expect(() => read({ ...model, LLM_API_KEY: '' })).toThrow(/^The language model is half configured: LLM_API_KEY missing/);
    expect(() => read({ ...model, LLM_MODEL: '' })).not.toThrow('key-of-model');
  });

  test('with every credential runs against the real services', () => {
    expect(read(real)).toMatchObject({ mode: 'live', publicUrl: real.PUBLIC_URL, dataDir: join(folder, '.data/live') });
  });

  test.each(Object.keys(real))('with every credential but %s refuses and names it, without a value', (name) => {
    const { [name]: _left, ...rest } = real as Record<string, string>;
    expect(() => read(rest)).toThrow(new RegExp(`^Half configured: ${name} missing`));
    expect(() => read(rest)).not.toThrow('secret-of-app');
  });

  test.each([
    [{ DATABASE_URL: 'postgres://x@127.0.0.1/y' }, 'Half configured'],
    [{ NODE_ENV: 'production' }, 'Half configured'],
    [{ HOST: '0.0.0.0' }, 'HOST must be 127.0.0.1'],
    [{ PORT: 'eighty' }, 'PORT must be a number from 0 to 65531'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be'],
    [{ ...real, PUBLIC_URL: 'http://matterclock.firm.example' }, 'PUBLIC_URL must be an https:// address'],
    [{ ...real, DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a postgres:// address'],
    [{ ...real, DATABASE_URL: 'postgres://x@127.0.0.1/y' }, 'KEYRING must be set'],
  ])('%j is refused in one line', (env, words) => {
    expect(() => read(env as Record<string, string>)).toThrow(words);
    expect(() => read(env as Record<string, string>)).not.toThrow('\n');
  });

  test('reads .env, and the environment wins', () => {
    expect(read({ PORT: '5000' }, '# ours\nPORT=4000\nLOG_LEVEL=debug\n')).toMatchObject({ port: 5000, logLevel: 'debug' });
  });

  test('names the line of a broken .env', () => {
    expect(() => read({}, 'PORT=4000\nthis is no setting\n')).toThrow('.env line 2 is not NAME=value.');
  });

  test('takes an empty value as not set', () => {
    expect(read({ PORT: '', DATABASE_URL: '' })).toMatchObject({ mode: 'sandbox', port: 3978 });
  });
});
