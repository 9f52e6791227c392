import type { z } from 'zod/mini';
import { type Answer, failureOf, failureOfCall, notOfContract } from './failure.ts';

/** Where tokens come from, silently; `renewed` asks for a new one, since the backend did not take the last. */
export type Authorise = (wish: 'silent' | 'renewed') => Promise<Answer<string>>;

export type Call<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  schema: z.ZodMiniType<T>;
  body?: unknown;
  signal?: AbortSignal | undefined;
};

const patience = 20_000;

/** One call of the backend. Never rejects; a token that is not taken is renewed once, silently. */
export async function call<T>(wish: Call<T>, authorise: Authorise): Promise<Answer<T>> {
  const token = await authorise('silent');
  if (!token.ok) return token;
  const first = await send(wish, bearer(token.value));
  if (first.ok || first.failure.code !== 'not-signed-in') return first;
  const renewed = await authorise('renewed');
  return renewed.ok ? send(wish, bearer(renewed.value)) : renewed;
}

/** A call that needs no sign-in. */
export function callOpenly<T>(wish: Call<T>): Promise<Answer<T>> {
  return send(wish, {});
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function send<T>({ method, path, schema, body, signal }: Call<T>, headers: Record<string, string>): Promise<Answer<T>> {
  const deadline = AbortSignal.timeout(patience);
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      cache: 'no-store',
    });
    const text = await response.text();
    if (!response.ok) return { ok: false, failure: failureOf(response.status, parseJson(text)) };
    const parsed = schema.safeParse(text === '' ? undefined : JSON.parse(text));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: notOfContract() };
  } catch (error) {
    return { ok: false, failure: failureOfCall(error, signal) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
