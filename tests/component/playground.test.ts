import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerPlayground } from '../../src/sandbox/playground/register-playground.ts';

const officeTag = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
const paneHtml = `<!doctype html><head>${officeTag}<script type="module" src="/taskpane/assets/pane.js"></script></head>`;
const actionstepOrigin = 'http://127.0.0.1:41001';
const entraOrigin = 'http://127.0.0.1:41002';
const teamsOrigin = 'http://127.0.0.1:41003';
const adaptiveCardsDir = join(import.meta.dirname, '../../node_modules/adaptivecards/dist');
const officeJsDir = join(import.meta.dirname, '../../node_modules/@microsoft/office-js/dist');

describe('the playground', () => {
  let folder = '';
  let app: FastifyInstance;
  const open = async (html: string): Promise<FastifyInstance> => {
    await writeFile(join(folder, 'taskpane.html'), html);
    const server = fastify();
    const directives = { defaultSrc: ["'none'"], scriptSrc: ["'self'"], frameAncestors: ["'self'"] };
    await server.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives } });
    await registerPlayground(server, { paneDir: folder, actionstepOrigin, entraOrigin, teamsOrigin, officeJsDir, adaptiveCardsDir });
    return server;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matterclock-playground-'));
    app = await open(paneHtml);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  const get = (url: string) => app.inject({ method: 'GET', url });

  test('is one page at /, which may call the stand-ins and nobody else, and stands in no frame', async () => {
    const page = await get('/');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Outlook and Teams beside Actionstep');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain(`connect-src 'self' ${actionstepOrigin} ${entraOrigin} ${teamsOrigin};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [, file = ''] of page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect((await get(file)).statusCode, file).toBe(200);
  });

  test('gives the real pane the bridge and the local office.js, in the order in which they must run, under the server’s own policy', async () => {
    const pane = await get('/playground/pane.html');
    const scripts = [...pane.body.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, file]) => file);
    expect(scripts).toEqual([
      '/playground/page/entry/ms-ajax-shim.js',
      '/playground/officejs/office.js',
      '/playground/page/entry/nested-app-auth-bridge.js',
      '/taskpane/assets/pane.js',
    ]);
    expect(pane.body).toContain(`data-entra-origin="${entraOrigin}"`);
    expect(pane.headers['content-security-policy']).toBe("default-src 'none';script-src 'self';frame-ancestors 'self';frame-src 'self'");
  });

  test.each([
    ['does not load office.js', paneHtml.replace(officeTag, '')],
    ['loads it twice', paneHtml.replace(officeTag, officeTag + officeTag)],
  ])('does not start with a pane that %s', async (_what, html) => {
    await expect(open(html)).rejects.toThrow(officeTag);
  });

  test('serves the files of office.js, answers one that is missing at once, and says that its own page is to be trusted', async () => {
    expect((await get('/playground/officejs/outlook-web-16.01.js')).statusCode).toBe(200);
    expect((await get('/playground/officejs/no-such-file.js')).statusCode).toBe(404);
    const trust = await get('/playground/officejs/AgaveErrorUX/index.html');
    expect(trust.statusCode).toBe(200);
    const [, script = ''] = /<script src="([^"]+)"/.exec(trust.body) ?? [];
    expect((await get(script)).body).toContain('hostUserTrusted: true');
  });

  test.each([
    '/playground/page/../register-playground.ts',
    '/playground/page/%2e%2e/register-playground.ts',
    '/playground/page/..%2fregister-playground.ts',
    '/playground/officejs/%2e%2e/package.json',
    '/playground/officejs/..%5cpackage.json',
    '/playground/page/',
  ])('lets nobody out of its folders: %s', async (path) => {
    expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400);
  });

  test('has a mailbox for each of the six people and for nobody else', async () => {
    const mailbox = (await get('/playground/mailboxes/priya')).json();
    expect(mailbox.owner).toEqual({ login: 'priya', name: 'Priya Raman', address: 'priya@harbourvale.example' });
    expect((await get('/playground/mailboxes/nobody')).statusCode).toBe(404);
  });
});
