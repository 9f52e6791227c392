import type { z } from 'zod/mini';
import type { TestBackend } from './start-backend.ts';

export type Answer = { status: number; body: unknown; headers: Headers };

/** An HTTP client that signs in as one person. */
export async function clientFor(backend: TestBackend, login: string, claims: Record<string, unknown> = {}) {
  const token = await backend.token(login, claims);
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${backend.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  };
  /** The call must succeed; answers the parsed body. */
  const get = async <T>(schema: z.ZodMiniType<T>, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call(method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return schema.parse(answer.body);
  };
  return { call, get, token };
}

/** Walks the connect window as a browser would: ticket, consent, callback; then waits until the matters are read. */
export async function connect(
  backend: TestBackend,
  login: string,
  consentAs = login,
  claims: Record<string, unknown> = {},
): Promise<Response> {
  const client = await clientFor(backend, login, claims);
  const ticket = await client.call('POST', '/api/connect/ticket');
  const url = (ticket.body as { url: string }).url;
  const start = await fetch(`${backend.origin}${url}`, { redirect: 'manual' });
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const consent = await fetch(`${start.headers.get('location')}&login=${consentAs}&consent=yes`, { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  const done = await fetch(`${backend.origin}${back.pathname}${back.search}`, { redirect: 'manual', headers: { cookie } });
  await backend.backend.worker.drain();
  return done;
}
