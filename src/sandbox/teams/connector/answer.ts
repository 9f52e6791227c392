import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AcceptsToken } from '../../client-credentials.ts';
import type { Fault, Faults } from './faults.ts';

/** What the connector answers to a call. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export type ConnectorDoor = { accepts: AcceptsToken; faults: Faults };

/** An error in the connector's shape. */
export function refused(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** Lets a call through to its handler: with a token of ours only, and past the fault that waits for it. */
export function connectorCall(door: ConnectorDoor, on: Fault['on'], handle: (request: FastifyRequest) => Answer) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!door.accepts(request.headers.authorization)) {
      return send(reply, refused(401, 'Unauthorized', 'Authorization has been denied for this request.'));
    }
    const fault = door.faults.take(on);
    if (fault?.kind === 'hold') await door.faults.held();
    const early = answerBefore(fault);
    if (early !== undefined) return send(reply, early);
    const answer = handle(request);
    if (fault?.kind === 'error-after') return send(reply, refused(502, 'BadGateway', 'The request could not be answered.'));
    if (fault?.kind !== 'drop-after') return send(reply, answer);
    request.raw.socket.destroy();
    return reply.hijack();
  };
}

function answerBefore(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'too-many') {
    return { ...refused(429, 'Throttled', 'Too many requests'), headers: { 'retry-after': String(fault.retryAfter) } };
  }
  if (fault?.kind === 'forbidden') return refused(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  if (fault?.kind === 'not-found') return refused(404, 'ConversationNotFound', 'Conversation not found.');
  if (fault?.kind === 'error-before') return refused(502, 'BadGateway', 'The request could not be done.');
  return undefined;
}

function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
