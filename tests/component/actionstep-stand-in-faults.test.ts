import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startActionstep } from '../../src/sandbox/actionstep/start-actionstep.ts';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { type Answer, type Client, controlOf, entryBody, type Json, refresh, signIn } from './stand-in/sign-in.ts';

const clock = { at: Date.parse('2026-11-20T00:00:00Z') };
const { sandbox, mere, control } = await openStandIn({ now: () => new Date(clock.at) });
const tom = await signIn(sandbox, 'tom');

beforeEach(async () => {
  await control.call('DELETE', 'faults');
  await control.call('DELETE', 'requests');
});
afterAll(() => sandbox.close());

const post = () => mere.post('timeentries', entryBody());
const count = async () => (await control.ledger()).length;
/** Status of an answer, or 'none' when the connection ended without a whole one. */
const outcome = (answer: Promise<Answer>): Promise<number | 'none'> =>
  answer.then(
    ({ status }) => status,
    () => 'none' as const,
  );

describe('a planned fault', () => {
  test.each([
    [{ kind: 'drop-before' }, 'none', 0],
    [{ kind: 'drop-after' }, 'none', 1],
    [{ kind: 'error-before' }, 500, 0],
    [{ kind: 'error-after', status: 503 }, 503, 1],
    [{ kind: 'error-before', status: 401 }, 401, 0],
    [{ kind: 'too-many' }, 429, 0],
    [{ kind: 'cut-body' }, 'none', 1],
    [{ kind: 'delay-before', millis: 20 }, 200, 1],
    [{ kind: 'delay-after', millis: 20 }, 200, 1],
  ])('%j answers %s and applies %i', async (plan, expected, applied) => {
    const before = await count();
    await control.fault(plan);
    expect(await outcome(post())).toBe(expected);
    expect(await count()).toBe(before + applied);
    expect(await outcome(post())).toBe(200);
    expect(await control.struck()).toMatchObject([{ kind: plan.kind, method: 'POST', path: 'rest/timeentries' }]);
    const posts = (await control.requests()).filter(({ path }) => path === '/api/rest/timeentries');
    expect(posts).toMatchObject([
      { fault: plan.kind, status: expected === 'none' ? null : expected },
      { fault: null, status: 200 },
    ]);
  });

  test('delay-before applies the write of a client that has gone away', async () => {
    const before = await count();
    await control.fault({ kind: 'delay-before', millis: 1000 });
    const client = new AbortController();
    const gone = fetch(`${sandbox.descriptor.apiEndpoint}rest/timeentries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mere.tokens['access_token']}`, 'content-type': 'application/json' },
      body: JSON.stringify({ timeentries: entryBody() }),
      signal: client.signal,
    });
    const failed = expect(gone).rejects.toThrow();
    await expect.poll(() => control.struck(), { timeout: 10_000 }).toHaveLength(1);
    client.abort();
    await failed;
    await expect.poll(count, { timeout: 10_000 }).toBe(before + 1);
  });

  test('cut-body sends the status and the beginning of the body', async () => {
    await control.fault({ kind: 'cut-body', path: 'rest/actions' });
    const headers = { authorization: `Bearer ${mere.tokens['access_token']}` };
    const response = await fetch(`${sandbox.descriptor.apiEndpoint}rest/actions`, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('strikes only what it is for, after those it lets pass, as often as it says', async () => {
    await control.fault({ kind: 'error-before', status: 502, method: 'POST', path: 'rest/time', login: 'mere', skip: 1, times: 2 });
    expect((await mere.call('GET', 'timeentries')).status).toBe(200);
    expect((await tom.post('filenotes', { text: 'x', links: { action: 1001 } })).status).toBe(200);
    const statuses = [await outcome(post()), await outcome(post()), await outcome(post()), await outcome(post())];
    expect(statuses).toEqual([200, 502, 502, 200]);
  });

  test('strikes until it is cleared when no number is given, and names Retry-After when it is told to', async () => {
    await control.fault({ kind: 'too-many', retryAfter: 7, times: null });
    for (let turn = 0; turn < 5; turn += 1) expect((await post()).headers.get('retry-after')).toBe('7');
    expect((await control.call('GET', 'faults')).body['waiting']).toMatchObject([{ kind: 'too-many', times: null }]);
    await control.call('DELETE', 'faults');
    expect((await post()).status).toBe(200);
  });

  test('strikes the token endpoint after a refresh token was spent', async () => {
    await control.fault({ kind: 'drop-after', path: 'oauth/token' });
    const own = await signIn(sandbox, 'grace').catch(() => undefined);
    expect(own).toBeUndefined();
    const grace = await signIn(sandbox, 'grace');
    await control.fault({ kind: 'drop-after', path: 'oauth/token' });
    expect(await outcome(refresh(sandbox, grace.tokens['refresh_token']))).toBe('none');
    expect(await outcome(refresh(sandbox, grace.tokens['refresh_token']))).toBe(400);
  });

  test('strikes by chance, the same requests every time the stand-in starts with the same seed', async () => {
    const run = async (seed: number) => {
      const other = await startActionstep({ port: 0, seed });
      const client = await signIn(other, 'mere');
      await controlOf(other).fault({ kind: 'error-before', share: 0.5, times: null });
      const statuses: number[] = [];
      for (let turn = 0; turn < 24; turn += 1) statuses.push((await client.call('GET', 'divisions')).status);
      await other.close();
      return statuses.join();
    };
    const first = await run(7);
    expect(first).toContain('200');
    expect(first).toContain('500');
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });

  test('that is no fault is refused with what is wrong', async () => {
    expect(await control.fault({ kind: 'explode' })).toMatchObject({ status: 400, body: { error: expect.stringContaining('kind') } });
    expect(await control.fault({ kind: 'too-many', seconds: 3 })).toMatchObject({ status: 400 });
  });
});

describe('a limit of requests', () => {
  const statuses = async (client: Client, times: number) => {
    const found: number[] = [];
    for (let turn = 0; turn < times; turn += 1) found.push((await client.call('GET', 'divisions')).status);
    return found;
  };

  test('lets a second’s worth through at once, then as many a second, for each person apart', async () => {
    await control.set({ requestsPerSecond: 2 });
    expect(await statuses(mere, 3)).toEqual([200, 200, 429]);
    expect(await statuses(tom, 2)).toEqual([200, 200]);
    clock.at += 500;
    expect(await statuses(mere, 2)).toEqual([200, 429]);
    clock.at += 60_000;
    expect(await statuses(mere, 3)).toEqual([200, 200, 429]);
    await control.set({ requestsPerSecond: 0 });
    expect(await statuses(mere, 3)).toEqual([200, 200, 200]);
  });

  test('may stand for the firm as a whole', async () => {
    clock.at += 60_000;
    await control.set({ firmRequestsPerSecond: 2 });
    expect([...(await statuses(mere, 1)), ...(await statuses(tom, 2))]).toEqual([200, 200, 429]);
    await control.set({ firmRequestsPerSecond: 0 });
  });

  test('says how long to wait only when the switch says so', async () => {
    clock.at += 60_000;
    await control.set({ requestsPerSecond: 1 });
    await statuses(mere, 1);
    expect((await mere.call('GET', 'divisions')).headers.get('retry-after')).toBeNull();
    await control.set({ retryAfter: true });
    expect((await mere.call('GET', 'divisions')).headers.get('retry-after')).toBe('1');
    await control.set({ requestsPerSecond: 0, retryAfter: false } as Json);
  });
});
