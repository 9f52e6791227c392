import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Grants } from '../oauth/grants.ts';
import type { Members } from '../oauth/members.ts';
import { changedSwitches, type Switches } from '../switches.ts';
import { readCall, sendMistake } from './reading.ts';

export type SwitchParts = { switches: Switches; grants: Grants; members: Members; afterSwitch: ReadonlySet<(before: Switches) => void> };

const changesSchema = z.record(z.string(), z.unknown());
const revokeSchema = z.object({ login: z.string() });
const expireSchema = z.strictObject({ login: z.string().optional(), kind: z.enum(['access', 'refresh']), inSeconds: z.int() });

/** Turns switches, moves the end of tokens, and ends grants. */
export function switchRoutes(app: FastifyInstance, { switches, grants, members, afterSwitch }: SwitchParts): void {
  app.get('/sandbox/switches', () => ({ switches }));
  app.patch('/sandbox/switches', (request, reply) => {
    const changes = readCall(changesSchema, request.body, reply);
    if (changes === undefined) return reply;
    const before = { ...switches };
    try {
      Object.assign(switches, changedSwitches(switches, changes));
    } catch (error) {
      return sendMistake(reply, error instanceof Error ? error.message : 'not valid');
    }
    for (const tell of afterSwitch) tell(before);
    return reply.send({ switches });
  });
  app.post('/sandbox/expire', (request, reply) => {
    const call = readCall(expireSchema, request.body, reply);
    return call === undefined ? reply : reply.send({ moved: grants.expire(call) });
  });
  app.post('/sandbox/revoke', (request, reply) => {
    const parsed = revokeSchema.safeParse(request.body);
    if (!parsed.success || members.byLogin(parsed.data.login) === undefined) {
      return sendMistake(reply, 'login must be one of the people of this firm');
    }
    return reply.send({ revoked: grants.revoke(parsed.data.login) });
  });
}
