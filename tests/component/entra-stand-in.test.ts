import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remoteKeys, tokenVerifier } from '../../src/microsoft/index.ts';
import { type RunningEntra, startEntra } from '../../src/sandbox/entra/start-entra.ts';

const clientId = '22222222-2222-4222-8222-222222222222';
const tenantId = '11111111-1111-4111-8111-111111111111';
const page = 'http://127.0.0.1:3978';

describe('the stand-in for Entra ID', () => {
  let entra: RunningEntra;
  beforeAll(async () => {
    entra = await startEntra({ port: 0, clientId, tenantId, allowedOrigins: 'loopback' });
  });
  afterAll(() => entra.close());
  const post = (path: string, headers: Record<string, string> = {}, body = '') => {
    const form = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    return fetch(`${entra.origin}${path}`, {
      method: 'POST',
      headers: { ...form, ...headers },
      ...(body === '' ? {} : { body }),
      redirect: 'manual',
    });
  };
  const signIn = async (login: string) =>
    ((await post('/signin', { origin: entra.origin }, `login=${login}`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const verifier = (from = entra) =>
    tokenVerifier({
      keys: remoteKeys(from.jwksUri),
      issuerFor: () => from.issuer,
      clientId,
      allowedClients: [clientId],
      allowedTenants: [tenantId],
    });

  test('after a sign-in answers a token that the server accepts as it would Entra’s', async () => {
    const answer = await post('/token', { origin: page, cookie: await signIn('mere') });
    expect(answer.headers.get('access-control-allow-origin')).toBe(page);
    const body = (await answer.json()) as { access_token: string; account: { homeAccountId: string } };
    expect(await verifier()(body.access_token)).toMatchObject({ tenantId, name: 'Mere Tāwhai', email: 'mere@harbourvale.example' });
    expect(body.account.homeAccountId).toMatch(new RegExp(`\\.${tenantId}$`));
  });

  test('without a sign-in, or after signing out, asks for one', async () => {
    expect((await post('/token', { origin: page })).status).toBe(401);
    expect((await post('/token', { origin: page, cookie: 'entra-stand-in=nobody' })).status).toBe(401);
    const out = await post('/signout', { origin: page, cookie: await signIn('tom') });
    expect(out.headers.get('set-cookie')).toMatch(/^entra-stand-in=;/);
  });

  test('a page elsewhere gets no token', async () => {
    const answer = await post('/token', { origin: 'https://evil.example', cookie: await signIn('mere') });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a wrong log-in is said in one line and signs nobody in', async () => {
    const answer = await post('/signin', { origin: entra.origin }, 'login=<script>');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const text = await answer.text();
    expect(text).toContain('Nobody of this firm signs in by that name');
  });

  test('keeps its key over a restart, readable for its owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-entra-'));
    try {
      const stateFile = join(folder, 'entra.json');
      const first = await startEntra({ port: 0, stateFile, clientId, tenantId, allowedOrigins: [page] });
      const token = await first.mint('grace', { iss: 'kept' });
      await first.close();
      expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
      const second = await startEntra({ port: 0, stateFile, clientId, tenantId, allowedOrigins: [page] });
      const check = tokenVerifier({
        keys: remoteKeys(second.jwksUri),
        issuerFor: () => 'kept',
        clientId,
        allowedClients: [clientId],
        allowedTenants: [tenantId],
      });
      expect(await check(token)).toMatchObject({ name: 'Grace Liu' });
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
