import { z } from 'zod';
import { AppError } from '../domain/errors.ts';

/** What one call needs: whose token, which system. */
export type Access = { endpoint: string; accessToken: string; timeout: number };
export type Call = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; query?: Record<string, string>; body?: unknown };

const mediaType = 'application/vnd.api+json';

/**
 * One request to Actionstep; answers the parsed body, or undefined for 204. Throws AppError:
 * not-connected (401), actionstep-refused (4xx, nothing applied), actionstep-busy (429, nothing applied),
 * actionstep-unreachable (a read failed, or a write that surely never left), outcome-unknown (a write that may have been applied).
 */
export async function call(access: Access, request: Call): Promise<unknown> {
  const url = new URL(`${access.endpoint}/${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  const { status, text } = await send(access, request, url);
  if (status === 204 || (status >= 200 && status < 300 && text.trim() === '')) return undefined;
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    if (body === undefined) throw broken(request, 'Actionstep answered something unreadable.');
    return body;
  }
  throw failureOf(request, status, body);
}

async function send(access: Access, request: Call, url: URL): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { accept: mediaType, 'content-type': mediaType, authorization: `Bearer ${access.accessToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(access.timeout),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    if (neverLeft(cause)) throw unreachableError(cause);
    throw broken(request, 'Actionstep did not answer in time.', cause);
  }
}

/** A refused connection or an unknown host: no byte of the request reached Actionstep. */
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(cause.code));
}

function broken(request: Call, message: string, cause?: unknown): AppError {
  if (request.method === 'GET') return unreachableError(cause);
  return new AppError({ code: 'outcome-unknown', message: `${message} It is being looked up.`, retry: 'later', cause });
}

function unreachableError(cause: unknown): AppError {
  return new AppError({ code: 'actionstep-unreachable', message: 'Actionstep cannot be reached at the moment.', retry: 'later', cause });
}

function failureOf(request: Call, status: number, body: unknown): AppError {
  if (status === 401) {
    return new AppError({
      code: 'not-connected',
      message: 'Actionstep no longer accepts the connection. Connect again.',
      retry: 'after-person',
    });
  }
  if (status === 429) return new AppError({ code: 'actionstep-busy', message: 'Actionstep asks for a pause.', retry: 'later' });
  const words = wordsOf(body);
  if (status >= 500) return broken(request, `Actionstep had an error (${status})${words}.`);
  const what =
    status === 403 ? 'Actionstep does not allow this' : status === 404 ? 'Actionstep does not have this' : 'Actionstep refused this';
  return new AppError({ code: 'actionstep-refused', message: `${what}${words}.`, retry: 'after-person' });
}

const vendorError = z.object({ title: z.string().nullish(), detail: z.string().nullish() });
const errorBody = z.object({ errors: z.union([vendorError, z.array(vendorError)]) });
const oauthError = z.object({ error: z.string() });

/** The vendor's own words, cut short; an errors member may be an object or an array (reference §2.8). */
function wordsOf(body: unknown): string {
  const vendor = errorBody.safeParse(body);
  if (vendor.success) {
    const first = [vendor.data.errors].flat()[0];
    const words = first?.detail ?? first?.title;
    return words ? `: ${words.replace(/\.$/, '').slice(0, 200)}` : '';
  }
  const oauth = oauthError.safeParse(body);
  return oauth.success ? `: ${oauth.data.error.slice(0, 60)}` : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
