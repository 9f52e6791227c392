import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** What is wrong with a control call, in one line. */
export function sendMistake(reply: FastifyReply, error: string, status = 400): FastifyReply {
  return reply.code(status).send({ error });
}

/** Reads a control call's body; undefined when the mistake is sent. */
export function readCall<T>(schema: z.ZodType<T>, body: unknown, reply: FastifyReply): T | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  sendMistake(reply, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}`);
  return undefined;
}
