import { createHash, randomBytes } from 'node:crypto';
import type { RunningActionstep } from '../../../src/sandbox/actionstep/start-actionstep.ts';

export type Json = Record<string, unknown>;
export type Answer = { status: number; headers: Headers; text: string; body: Json };

export const redirect = 'http://127.0.0.1:9/back';
const vendorType = 'application/vnd.api+json';

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
  return { status: response.status, headers: response.headers, text, body };
}

export function challengeOf(verifier: string): Record<string, string> {
  return { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' };
}

/** Asks for a code as a script does, and follows nothing. */
export async function authorize(sandbox: RunningActionstep, login: string, more: Record<string, string> = {}): Promise<URL> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.descriptor.clientId,
    redirect_uri: redirect,
    scope: 'all',
    state: 'abc',
    login,
    consent: 'yes',
    ...more,
  });
  const response = await fetch(`${sandbox.descriptor.authorizeUrl}?${query}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? `http://nowhere/?status=${response.status}`);
}

export async function codeFor(sandbox: RunningActionstep, login: string, more: Record<string, string> = {}): Promise<string> {
  return (await authorize(sandbox, login, more)).searchParams.get('code') ?? '';
}

/** A token request with the client's credentials in the body. */
export async function exchange(sandbox: RunningActionstep, fields: Record<string, string>): Promise<Answer> {
  const { clientId, clientSecret, tokenUrl } = sandbox.descriptor;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields });
  return readAnswer(await fetch(tokenUrl, { method: 'POST', body }));
}

export function refresh(sandbox: RunningActionstep, refreshToken: unknown): Promise<Answer> {
  return exchange(sandbox, { grant_type: 'refresh_token', refresh_token: String(refreshToken) });
}

/** A client of one person's own: `call` asks the API as the documentation says clients must. */
export async function signIn(sandbox: RunningActionstep, login: string, scope = 'all') {
  const verifier = randomBytes(32).toString('base64url');
  const code = await codeFor(sandbox, login, { scope, ...challengeOf(verifier) });
  const { body: tokens } = await exchange(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
  });
  return clientOf(tokens);
}

export function clientOf(tokens: Json) {
  const headers = { authorization: `Bearer ${tokens['access_token']}`, accept: vendorType, 'content-type': vendorType };
  const call = async (method: string, path: string, content?: unknown, more: Record<string, string> = {}) => {
    const body = content === undefined ? {} : { body: JSON.stringify(content) };
    return readAnswer(await fetch(`${tokens['api_endpoint']}rest/${path}`, { method, headers: { ...headers, ...more }, ...body }));
  };
  return {
    tokens,
    call,
    /** The rows of an answer, whether they came as one object, an array or not at all. */
    rows: async (path: string): Promise<Json[]> => rowsOf(await call('GET', path), path),
    ids: async (path: string): Promise<unknown[]> => rowsOf(await call('GET', path), path).map((row) => row['id']),
    post: (resource: string, content: unknown) => call('POST', resource, { [resource]: content }),
    put: (resource: string, id: unknown, content: unknown) => call('PUT', `${resource}/${id}`, { [resource]: content }),
  };
}

export type Client = Awaited<ReturnType<typeof signIn>>;

export function rowsOf({ body }: Pick<Answer, 'body'>, path: string): Json[] {
  const name = /^\w+/.exec(path)?.[0] ?? '';
  return [body[name] ?? []].flat() as Json[];
}

export function rowOf(answer: Pick<Answer, 'body'>, resource: string): Json {
  return rowsOf(answer, resource)[0] ?? {};
}

/** The control API of a stand-in. */
export function controlOf({ origin }: Pick<RunningActionstep, 'origin'>) {
  const call = async (method: string, path: string, content?: unknown) => {
    const body = content === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
    return readAnswer(await fetch(`${origin}/sandbox/${path}`, { method, ...body }));
  };
  const list = async (path: string, name: string) => (await call('GET', path)).body[name] as Json[];
  return {
    call,
    set: (switches: Json) => call('PATCH', 'switches', switches),
    fault: (plan: Json) => call('POST', 'faults', plan),
    record: (resource: string, row: Json) => call('PUT', `records/${resource}`, row),
    ledger: () => list('ledger', 'entries'),
    requests: () => list('requests', 'requests'),
    struck: () => list('faults', 'struck'),
    deliveries: () => list('deliveries', 'deliveries'),
  };
}

/** A time entry of Mere's that is complete, as far as it is not changed. */
export function entryBody(changes: Json = {}): Json {
  return {
    timestampDate: '2026-11-20T00:00:00+13:00',
    description: 'Perusing email',
    actualHours: '0.25',
    billableHours: '0.30',
    links: { action: '1001', owner: '14', createdBy: '14' },
    ...changes,
  };
}
