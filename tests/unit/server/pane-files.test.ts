import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePane } from '../../../src/server/pane-files.ts';

describe('the files of the pane', () => {
  let folder = '';
  let app: FastifyInstance;
  const script = 'export const pane = 1;';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matterclock-pane-'));
    await mkdir(join(folder, 'bundle'));
    await writeFile(join(folder, 'taskpane.html'), '<title>pane</title>');
    await writeFile(join(folder, 'bundle/main-1a2b.js'), script);
    await writeFile(join(folder, 'bundle/main-1a2b.js.br'), brotliCompressSync(script));
    app = fastify();
    await servePane(app, folder);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a script goes out as the build compressed it, and may be kept for good', async () => {
    const answer = await app.inject({ url: '/taskpane/bundle/main-1a2b.js', headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' });
    expect(answer.headers['content-type']).toContain('javascript');
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(script);
  });

  test('who cannot read it compressed gets it plain', async () => {
    const answer = await app.inject({ url: '/taskpane/bundle/main-1a2b.js' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toBe(script);
  });

  test('the page is asked for each time, so that a new version is seen at once', async () => {
    const answer = await app.inject({ url: '/taskpane/taskpane.html' });
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('nothing outside the folder is served', async () => {
    expect((await app.inject({ url: '/taskpane/..%2f..%2fetc%2fpasswd' })).statusCode).toBeGreaterThanOrEqual(400);
  });
});
