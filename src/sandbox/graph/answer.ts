import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** An answer in Graph's error shape; `inner` is the code that tells one refusal from another. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string, inner?: string): FastifyReply {
  const id = randomUUID();
  const innerError = {
    ...(inner === undefined ? {} : { code: inner }),
    date: new Date().toISOString().slice(0, 19),
    'request-id': id,
    'client-request-id': id,
  };
  return reply.code(status).send({ error: { code, message, innerError } });
}

export function notFound(reply: FastifyReply, what: string): FastifyReply {
  return refuse(reply, 404, 'NotFound', `${what} was not found.`);
}

const paging = z.object({ $top: z.coerce.number().int().min(1).max(100).catch(10), $skiptoken: z.coerce.number().int().min(0).catch(0) });

/** One page of a collection, ten items unless `$top` says otherwise, with the link to the next. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, items: readonly unknown[]): FastifyReply {
  const { $top: top, $skiptoken: from } = paging.parse(request.query);
  const url = new URL(request.url, `http://${request.host}`);
  url.searchParams.set('$skiptoken', String(from + top));
  const more = from + top < items.length ? { '@odata.nextLink': url.href } : {};
  return reply.send({
    '@odata.context': `${url.origin}/v1.0/$metadata`,
    '@odata.count': items.length,
    ...more,
    value: items.slice(from, from + top),
  });
}

/** An instant as Graph writes it, with seven digits of a second. */
export function instant(at: Date): string {
  return at.toISOString().replace('Z', '0000Z');
}

/** The instant some seconds after another. */
export function after(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
