import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningActionstep } from '../../src/sandbox/actionstep/start-actionstep.ts';
import { signIn } from './stand-in/sign-in.ts';

const command = join(import.meta.dirname, '../../src/cli/sandbox.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matterclock-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

function start(args: string[]): ChildProcess {
  return spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run<T>(args: string[], use: (sandbox: RunningActionstep) => Promise<T>): Promise<T> {
  const child = start(args);
  const exit = once(child, 'exit');
  try {
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const [line] = (await once(lines, 'line')) as [string];
    const descriptor = JSON.parse(line) as RunningActionstep['descriptor'];
    return await use({ descriptor, origin: new URL(descriptor.tokenUrl).origin, close: async () => undefined });
  } finally {
    child.kill('SIGTERM');
    await exit;
  }
}

async function fails(args: string[]): Promise<{ code: number; error: string; output: string }> {
  const child = start(args);
  let [error, output] = ['', ''];
  child.stderr?.on('data', (chunk) => (error += String(chunk)));
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, error, output };
}

async function mattersFile(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const line = '{"id":5,"reference":"R-5","name":"Five","clients":["A B <a@b.example>"],"status":"Active","more":1}';

describe('npm run sandbox', { timeout: 60_000 }, () => {
  test('prints one JSON line, and serves the matters of a file with the switches that are set', async () => {
    const file = await mattersFile('good.jsonl', `${line}\n\n{"id":6,"reference":"","name":"Six","clients":[],"status":"Closed"}\r\n`);
    const args = [
      '--port',
      '0',
      '--matters',
      file,
      '--set',
      'postStatus=201',
      'emptyList=empty-array',
      '--set',
      'denied=tom:rates:read,tom:users:read',
    ];
    await run(args, async (sandbox) => {
      expect(sandbox.descriptor).toEqual({
        authorizeUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/oauth\/authorize$/),
        tokenUrl: expect.stringMatching(/\/api\/oauth\/token$/),
        apiEndpoint: expect.stringMatching(/\/api\/$/),
        clientId: expect.any(String),
        clientSecret: expect.any(String),
        redirectUris: ['http://127.0.0.1:*'],
        people: expect.arrayContaining([{ login: 'mere', name: 'Mere Tāwhai', participantId: 14 }]),
      });
      const mere = await signIn(sandbox, 'mere');
      expect(await mere.rows('actions?fields=id,reference')).toEqual([
        { id: 5, reference: 'R-5' },
        { id: 6, reference: '' },
      ]);
      expect((await mere.post('filenotes', { text: 'x', links: { action: 5 } })).status).toBe(201);
      expect((await mere.call('GET', 'tasks')).status).toBe(200);
      const tom = await signIn(sandbox, 'tom');
      expect((await tom.call('GET', 'rates')).status).toBe(403);
      expect((await tom.call('GET', 'users/current')).status).toBe(403);
    });
  });

  test.each([
    [['--port', '0', '--matters', 'BAD'], /bad\.jsonl, line 2: not JSON$/],
    [['--port', '0', '--matters', '/'], /the matters file is a directory$/],
    [['--port', '0', '--set', 'colour=red'], /there is no switch colour$/],
    [['--port', '0', 'ebm=false'], /what is "ebm=false"\?/],
  ])('%j is refused in one line, and nothing is started', async (args, error) => {
    const file = await mattersFile('bad.jsonl', `${line}\n{"id":6,\n`);
    const failed = await fails(args.map((arg) => (arg === 'BAD' ? file : arg)));
    expect(failed).toMatchObject({ code: 1, output: '' });
    expect(failed.error).toMatch(/^sandbox: [^\n]+\n$/);
    expect(failed.error.trimEnd()).toMatch(error);
  });

  test('a port in use is told in one line', async () => {
    await run(['--port', '0'], async ({ origin }) => {
      expect(await fails(['--port', new URL(origin).port])).toMatchObject({ code: 1, error: 'sandbox: the port is already in use\n' });
    });
  });
});
