import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startActionstep } from '../../src/sandbox/actionstep/start-actionstep.ts';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { controlOf, entryBody, rowOf, signIn } from './stand-in/sign-in.ts';

const { sandbox, mere, control } = await openStandIn();

describe('the stand-in for Actionstep', () => {
  afterAll(() => sandbox.close());

  test('answers 401 without a token', async () => {
    expect((await fetch(`${sandbox.descriptor.apiEndpoint}rest/actions`)).status).toBe(401);
  });

  test('knows who asks: the user, and the participant that owns time', async () => {
    const answer = await mere.call('GET', 'users/current?include=participant');
    expect(rowOf(answer, 'users')).toMatchObject({ isCurrent: 'T', links: { participant: '14', defaultRate: '15' } });
    expect(answer.body['linked']).toMatchObject({ participants: [{ id: 14, displayName: 'Mere Tāwhai' }] });
    expect(await mere.ids('users?isCurrent=T')).toEqual([3]);
  });

  test('shows a page elsewhere nothing: another host name is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${sandbox.origin}/sandbox/ledger`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(400);
  });

  test('logs what was asked of the API and what came of it, without secrets', async () => {
    await control.call('DELETE', 'requests');
    await mere.call('GET', 'actions?reference_eq=FAM-2026-0107');
    await mere.call('GET', 'nothing');
    await signIn(sandbox, 'tom');
    const requests = await control.requests();
    expect(requests).toMatchObject([
      { method: 'GET', path: '/api/rest/actions', query: 'reference_eq=FAM-2026-0107', login: 'mere', status: 200, fault: null },
      { path: '/api/rest/nothing', status: 404 },
      { path: '/api/oauth/authorize', query: '', status: 302 },
      { method: 'POST', path: '/api/oauth/token', query: '', login: null, status: 200 },
    ]);
    expect(JSON.stringify(requests)).not.toContain(String(mere.tokens['access_token']));
  });

  test('keeps grants, entries and other records over a restart in its state file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-standin-'));
    try {
      const options = { port: 0, stateFile: join(folder, 'actionstep.json') };
      const first = await startActionstep(options);
      const before = await signIn(first, 'mere');
      await before.post('timeentries', entryBody({ description: 'x', billableHours: '0.10' }));
      const note = rowOf(await before.post('filenotes', { text: 'Kept', links: { action: '1001' } }), 'filenotes');
      await before.put('actions', 1002, { reference: 'NEW-1' });
      await before.call('DELETE', 'actionparticipants/1002--31--2002');
      await first.close();
      const second = await startActionstep(options);
      const after = await signIn(second, 'mere');
      const headers = { authorization: `Bearer ${before.tokens['access_token']}` };
      expect((await fetch(`${second.descriptor.apiEndpoint}rest/users/current`, { headers })).status).toBe(200);
      expect(await controlOf(second).ledger()).toMatchObject([{ description: 'x', hours: '0.10' }]);
      expect(await after.rows(`filenotes/${note['id']}`)).toMatchObject([{ text: 'Kept' }]);
      expect(await after.rows('actions/1002')).toMatchObject([{ reference: 'NEW-1', links: { primaryParticipants: null } }]);
      const next = rowOf(await after.post('filenotes', { text: 'Next', links: { action: '1001' } }), 'filenotes');
      expect(next['id']).not.toBe(note['id']);
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
