import { type ActionstepFailure, failureOf, unexpectedFailure, unknownOutcome, unreachableFailure } from './failure.ts';

/** One request of the REST API; `body` is sent as JSON. */
export type Call = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; query?: Record<string, string>; body?: unknown };

export type Sent = { endpoint: string; token: string; millis: number };

const mediaType = 'application/vnd.api+json';
/** More than any page of 200 rows has; an answer that goes on for ever is cut off here. */
const largestAnswer = 16_000_000;

/** What came back: a status with a parsed body, or a failure when nothing came back. */
export type Answer = { status: number; body: unknown; readable: boolean; retryAfter: number | undefined };

/** Sends one request and reads its answer whole; throws actionstep-unreachable or outcome-unknown when there is none. */
export async function exchange(sent: Sent, request: Call): Promise<Answer> {
  const url = new URL(`${sent.endpoint}/${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { accept: mediaType, 'content-type': mediaType, authorization: `Bearer ${sent.token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(sent.millis))),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const text = await readText(response);
    const body = text === undefined ? undefined : parseJson(text);
    return {
      status: response.status,
      body,
      readable: body !== undefined || text?.trim() === '',
      retryAfter: retryAfterOf(response.headers.get('retry-after'), new Date()),
    };
  } catch (cause) {
    throw withoutAnswer(request, cause);
  }
}

/** The body of a good answer, undefined for none; throws the failure that a bad one means. */
export function bodyOf(answer: Answer, request: Call): unknown {
  const isRead = request.method === 'GET';
  if (answer.status < 200 || answer.status >= 300) throw Object.assign(failureOf(answer, isRead), { resource: resourceOf(request) });
  if (answer.status === 204) return undefined;
  if (answer.readable) return answer.body;
  const what = 'Actionstep answered something unreadable.';
  throw isRead ? unexpectedFailure(what) : unknownOutcome(what);
}

/** The first part of a request's path. */
export function resourceOf({ path }: Call): string {
  return path.split('/')[0] ?? '';
}

function withoutAnswer(request: Call, cause: unknown): ActionstepFailure {
  if (request.method === 'GET' || neverLeft(cause)) return unreachableFailure(cause);
  return unknownOutcome('Actionstep did not answer in time.', cause);
}

/** A refused connection or an unknown host: no byte of the request reached Actionstep. */
export function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(cause.code));
}

/** The whole text; undefined when it does not end. */
async function readText(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestAnswer) return undefined;
  }
  return text + decoder.decode();
}

/** Parsed JSON, or undefined for anything else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After in milliseconds: seconds or an HTTP date (RFC 9110 §10.2.3), at most an hour; undefined for anything else. */
export function retryAfterOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const millis = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(millis) ? undefined : Math.min(Math.max(millis, 0), 3_600_000);
}
