import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { npmStart, type Started, untilReady } from '../process/npm-start.ts';

describe('npm start', { timeout: 90_000 }, () => {
  let folder = '';
  let running: Started[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matterclock-start-'));
    running = [];
  });
  afterEach(async () => {
    for (const { child, exit } of running) {
      child.kill('SIGKILL');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  });
  const run = (env: Record<string, string> = {}) => {
    const started = npmStart(folder, env);
    running.push(started);
    return started;
  };

  test('says that it runs on stand-ins, prints the playground, serves it, and ends on Ctrl-C with its lock gone', async () => {
    const first = run();
    const url = await untilReady(first);
    expect(first.output()).toContain('local stand-ins for Actionstep, Entra ID, Teams and Graph');
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('Outlook');
    first.child.kill('SIGINT');
    expect(await first.exit).toBe(0);
    expect(first.errors()).toBe('');
    const second = run();
    await untilReady(second);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  test('a second process on the same data is refused in one line, and the first goes on', async () => {
    const first = run();
    const url = await untilReady(first);
    const second = run();
    expect(await second.exit).toBe(1);
    expect(second.errors()).toMatch(/^Another Matterclock \(process \d+\) already uses this data directory\. .*\n$/);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  });

  test('a port in use is refused in one line that names it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const started = run({ PORT: String(port) });
    expect(await started.exit).toBe(1);
    expect(started.errors()).toMatch(new RegExp(`^Port ${port} .*\\n$`));
    server.close();
  });

  test.each([
    [
      'a data directory that cannot be made',
      { DATA_DIR: '/dev/null/data' },
      undefined,
      /^The data directory \/dev\/null\/data cannot be made/,
    ],
    ['a broken .env', {}, 'PORT 3978\n', /^\.env line 1 is not NAME=value\.\n$/],
    ['half of the credentials', { ENTRA_CLIENT_ID: '11111111-1111-4111-8111-111111111111' }, undefined, /^Half configured: PUBLIC_URL, /],
  ] as [string, Record<string, string>, string | undefined, RegExp][])('%s is refused in one line', async (_what, env, dotEnv, words) => {
    if (dotEnv !== undefined) await writeFile(join(folder, '.env'), dotEnv);
    const started = run(env);
    expect(await started.exit).toBe(1);
    expect(started.errors()).toMatch(words);
    expect(started.errors().trim()).not.toContain('\n');
    expect(started.output()).not.toContain('Playground');
  });
});
