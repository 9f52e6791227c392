import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Authorise, call } from '../../../src/taskpane/api/call.ts';
import { sampleEntry } from './sample-entry.ts';

const schema = z.object({ value: z.number() });
const wish = { method: 'GET', path: '/api/thing', schema } as const;
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string, more = {}) =>
  json(status, { type: 't', title: 't', status, detail: `words for ${code}`, code, retry: 'later', correlationId: 'c', ...more });

/** A backend that answers these, one after another. */
function backend(...answers: (Response | Error)[]) {
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get('authorization'));
    const answer = answers.shift();
    if (init.signal?.aborted || answer === undefined) throw new DOMException('aborted', 'AbortError');
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return asked;
}
const authorise: Authorise = async (renewal) => ({ ok: true, value: renewal });

describe('a call of the backend', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('answers what the contract says', async () => {
    const asked = backend(json(200, { value: 1 }));
    expect(await call(wish, authorise)).toEqual({ ok: true, value: { value: 1 } });
    expect(asked).toEqual(['Bearer silent']);
  });

  test('renews a token that is not taken, once', async () => {
    const asked = backend(problem(401, 'not-signed-in'), json(200, { value: 2 }));
    expect(await call(wish, authorise)).toMatchObject({ ok: true });
    expect(asked).toEqual(['Bearer silent', 'Bearer renewed']);
    const again = backend(problem(401, 'not-signed-in'), problem(401, 'not-signed-in'));
    expect(await call(wish, authorise)).toMatchObject({ ok: false, failure: { code: 'not-signed-in' } });
    expect(again).toHaveLength(2);
  });

  test('without a token asks nothing', async () => {
    const asked = backend();
    const answer = await call(wish, async () => ({ ok: false, failure: { code: 'sign-in-needed', message: 'sign in' } }));
    expect([answer.ok, asked]).toEqual([false, []]);
  });

  test.each<[string, Response | Error, object]>([
    ['no answer', new TypeError('failed to fetch'), { code: 'offline' }],
    ['an answer of a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 }), { code: 'offline' }],
    ['an answer that is no JSON', new Response('<h1>Hello</h1>', { status: 200 }), { code: 'unexpected' }],
    ['an answer of another form', json(200, { value: 'one' }), { code: 'unexpected' }],
    ['a problem', problem(400, 'bad-input', { pointer: '/units' }), { code: 'bad-input', message: 'words for bad-input', field: 'units' }],
    ['a stale version', problem(409, 'stale', { current: sampleEntry() }), { code: 'stale', current: sampleEntry() }],
  ])('%s becomes words for a person', async (_what, answer, failure) => {
    backend(answer);
    expect(await call(wish, authorise)).toMatchObject({ ok: false, failure });
  });

  test('that the pane itself gave up says so', async () => {
    backend(json(200, { value: 1 }));
    const leaving = new AbortController();
    leaving.abort();
    expect(await call({ ...wish, signal: leaving.signal }, authorise)).toMatchObject({ ok: false, failure: { code: 'aborted' } });
  });
});
