import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { parseJson } from './graph-access.ts';
import type { GraphAccess, GraphOutcome } from './graph-config.ts';
import { unexpected, unreachable } from './graph-failures.ts';

const retries = 3;
/** A longer pause than this, in milliseconds, is waited for by the job and not by the call. */
const longestPause = 5000;
/** Larger answers are not read. */
const largest = 30_000_000;
const busy = new Set([429, 502, 503, 504]);

const graphError = z.object({
  error: z.object({
    code: z.string().default(''),
    message: z.string().default(''),
    innerError: z
      .object({ code: z.string().default('') })
      .partial()
      .nullish(),
    innererror: z
      .object({ code: z.string().default('') })
      .partial()
      .nullish(),
  }),
});

type Asked = { accept?: string; query?: Record<string, string> };

/**
 * One GET as the application; the body as bytes. 403 is the tenant's decision, 404 is `none`. Answers that ask for a pause and broken
 * connections are tried again a few times; then, and for anything else, it throws microsoft-unreachable or microsoft-unexpected.
 */
export async function graphGet(
  access: GraphAccess,
  path: string,
  { accept = 'application/json', query = {} }: Asked = {},
): Promise<GraphOutcome<Buffer>> {
  const url = new URL(path.startsWith(access.baseUrl) ? path : `${access.baseUrl}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send(access, url, accept, attempt === retries);
    if (answer && !busy.has(answer.status)) return outcomeOf(answer);
    const wait = answer?.retryAfter ?? 200 * 2 ** attempt;
    if (attempt === retries || wait > longestPause) throw unreachable();
    await pause(wait);
  }
}

type Answer = { status: number; body: Buffer; retryAfter: number | undefined };

/** Undefined for a broken connection, unless it is the last attempt. */
async function send(access: GraphAccess, url: URL, accept: string, isLast: boolean): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      headers: { accept, authorization: `Bearer ${access.token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(access.timeout),
    });
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    const retryAfter = Number.isNaN(seconds) ? undefined : seconds * 1000;
    return { status: response.status, body: await readBody(response), retryAfter };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (isLast || (cause instanceof Error && cause.name === 'TimeoutError')) throw unreachable(cause);
    return undefined;
  }
}

/** The body, but never more of it than is read. */
async function readBody({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > largest) throw unexpected('an answer too large to be read');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function outcomeOf({ status, body }: Answer): GraphOutcome<Buffer> {
  if (status === 200) return { kind: 'ready', value: body };
  if (status === 404) return { kind: 'none' };
  if (status === 403) return { kind: 'forbidden', code: codeOf(body) };
  throw unexpected(String(status));
}

/** Graph's innermost code: the outer one says only Forbidden. */
function codeOf(body: Buffer): string {
  const parsed = graphError.safeParse(parseJson(body.toString('utf8')));
  if (!parsed.success) return 'Forbidden';
  const { code, message, innerError, innererror } = parsed.data.error;
  const inner = innerError?.code || innererror?.code;
  return inner || (message.includes('SpeakerAttributionNotAllowed') ? 'SpeakerAttributionNotAllowed' : code || 'Forbidden');
}
