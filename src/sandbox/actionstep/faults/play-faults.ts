import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendUnauthorised } from '../rest/bearer.ts';
import { problemBody, requestProblem } from '../rest/problem.ts';
import { sendProblem } from '../rest/send.ts';
import type { Switches } from '../switches.ts';
import type { FaultPlan } from './fault-plan.ts';

type Error = Extract<FaultPlan, { kind: 'error-before' | 'error-after' }>;

const title = 'Fault';
const detail = 'A planned fault';

function drop(request: FastifyRequest): void {
  request.raw.socket.destroy();
}

function sendError(reply: FastifyReply, { status }: Error, switches: Switches): FastifyReply {
  return status === 401 ? sendUnauthorised(reply, 'expired_token', switches) : sendProblem(reply, switches, status, title, detail);
}

/** The half of a body that arrives before the connection is reset. */
function cut(reply: FastifyReply, body: string): Readable {
  const bytes = Buffer.from(body);
  reply.header('content-length', String(bytes.length));
  async function* half() {
    yield bytes.subarray(0, Math.floor(bytes.length / 2));
    // The half must have left before the end, or it goes down with the connection.
    await pause(20);
    reply.raw.socket?.resetAndDestroy();
    throw new Error('cut by a planned fault');
  }
  return Readable.from(half());
}

function waitFor(fault: FaultPlan, kind: 'delay-before' | 'delay-after', closing: AbortSignal): Promise<unknown> {
  return fault.kind === kind ? pause(fault.millis, undefined, { signal: closing }).catch(() => undefined) : Promise.resolve();
}

/** Plays what strikes a request before it is applied; answers whether it goes on. */
async function playBefore(request: FastifyRequest, reply: FastifyReply, fault: FaultPlan, switches: Switches): Promise<boolean> {
  if (fault.kind === 'drop-before') {
    drop(request);
    reply.hijack();
    return false;
  }
  if (fault.kind === 'too-many') {
    if (fault.retryAfter !== null) reply.header('retry-after', String(fault.retryAfter));
    sendProblem(reply, switches, 429, 'Too many requests', 'The limit of requests is reached');
    return false;
  }
  if (fault.kind !== 'error-before') return true;
  sendError(reply, fault, switches);
  return false;
}

function errorBody(reply: FastifyReply, { status }: Error, switches: Switches): string {
  reply.code(status).type('application/vnd.api+json; charset=utf-8').removeHeader('content-length');
  if (status === 401) return JSON.stringify({ error: 'expired_token', error_description: 'The access token provided has expired' });
  return JSON.stringify(problemBody([requestProblem(status, title, detail)], switches));
}

/** Plays what strikes the answer of a request that was applied; answers the body to send. */
function playAfter(request: FastifyRequest, reply: FastifyReply, fault: FaultPlan, body: unknown, switches: Switches): unknown {
  if (fault.kind === 'drop-after') drop(request);
  if (fault.kind === 'error-after') return errorBody(reply, fault, switches);
  if (fault.kind !== 'cut-body') return body;
  if (typeof body === 'string' && body.length > 1) return cut(reply, body);
  drop(request);
  return body;
}

/** Plays the fault that `faultOf` names for a request, around whatever answers it. */
export function playFaults(app: FastifyInstance, faultOf: (request: FastifyRequest) => FaultPlan | undefined, switches: Switches): void {
  const faults = new WeakMap<FastifyRequest, FaultPlan>();
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.addHook('preHandler', async (request, reply) => {
    const fault = faultOf(request);
    if (fault === undefined) return;
    await waitFor(fault, 'delay-before', closing.signal);
    const goesOn = await playBefore(request, reply, fault, switches);
    if (!goesOn) return reply;
    faults.set(request, fault);
  });
  app.addHook('onSend', async (request, reply, body) => {
    const fault = faults.get(request);
    if (fault === undefined) return body;
    await waitFor(fault, 'delay-after', closing.signal);
    return playAfter(request, reply, fault, body, switches);
  });
}
