import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { Place, Sent } from '../src/conversations/index.ts';
import type { Message } from './turn.ts';

/** Sending to Teams outside a turn. Nothing here tries again by itself: the queue of conversations does. */
export type Connector = {
  /** Opens, or finds, the chat of one person with the bot. */
  open(person: { serviceUrl: string; userMri: string; tenantId: string }): Promise<Sent<{ conversationId: string }>>;
  post(place: Place, message: Message): Promise<Sent<{ activityId: string }>>;
  update(place: Place, activityId: string, message: Message): Promise<Sent<unknown>>;
};

export type ConnectorParts = {
  appId: string;
  allowedServiceUrls: readonly string[];
  token: () => Promise<string>;
  logger: FastifyBaseLogger;
};

const deadlineMillis = 10_000;
const restMillis = 5000;
const withId = z.object({ id: z.string().min(1) });
const refusal = z.object({ error: z.object({ code: z.string() }) });
/** Failures of a connection that was never made: nothing was sent. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** The Bot Connector's REST protocol (reference/teams-platform.md §5, §9), as far as cards need it. */
export function openConnector(parts: ConnectorParts): Connector {
  const chat = ({ serviceUrl, conversationId }: Place) =>
    `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}`;
  return {
    async open({ serviceUrl, userMri, tenantId }) {
      const body = {
        isGroup: false,
        bot: { id: `28:${parts.appId}` },
        members: [{ id: userMri }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      const sent = await request(parts, { method: 'POST', url: `${serviceUrl.replace(/\/$/, '')}/v3/conversations`, body });
      return sent.kind === 'sent' ? { kind: 'sent', conversationId: sent.id } : sent;
    },
    async post(place, message) {
      const sent = await request(parts, { method: 'POST', url: `${chat(place)}/activities`, body: message });
      return sent.kind === 'sent' ? { kind: 'sent', activityId: sent.id } : sent;
    },
    update: (place, activityId, message) =>
      request(parts, {
        method: 'PUT',
        url: `${chat(place)}/activities/${encodeURIComponent(activityId)}`,
        body: { ...message, id: activityId },
      }),
  };
}

type Call = { method: 'POST' | 'PUT'; url: string; body: unknown };

async function request(parts: ConnectorParts, call: Call): Promise<Sent<{ id: string }>> {
  if (!parts.allowedServiceUrls.includes(new URL(call.url).origin)) return { kind: 'refused' };
  const token = await parts.token().catch((error: unknown) => {
    parts.logger.error({ err: error }, 'the bot got no token');
    return undefined;
  });
  if (token === undefined) return { kind: 'busy', retryMillis: restMillis };
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(call.body),
      signal: AbortSignal.timeout(deadlineMillis),
    });
    return await outcomeOf(response, parts.logger);
  } catch (error) {
    parts.logger.warn({ err: error, method: call.method }, 'Teams did not answer');
    return neverConnected.includes(codeOf(error)) ? { kind: 'busy', retryMillis: restMillis } : { kind: 'unknown' };
  }
}

async function outcomeOf(response: Response, logger: FastifyBaseLogger): Promise<Sent<{ id: string }>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const named = withId.safeParse(body);
    return named.success ? { kind: 'sent', id: named.data.id } : { kind: 'unknown' };
  }
  const { status } = response;
  const code = refusal.safeParse(body).data?.error.code ?? '';
  logger.warn({ status, code }, 'Teams refused a message');
  if (status === 429 || status === 412) return { kind: 'busy', retryMillis: retryAfter(response) };
  if (status === 401) return { kind: 'busy', retryMillis: restMillis };
  if (status === 403) return { kind: 'gone', what: 'chat' };
  if (status === 404) return { kind: 'gone', what: code.startsWith('Activity') ? 'message' : 'chat' };
  return status < 500 ? { kind: 'refused' } : { kind: 'unknown' };
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : restMillis;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
