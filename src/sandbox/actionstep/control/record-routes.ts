import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Firm } from '../firm.ts';
import { readCall, sendMistake } from './reading.ts';

const paramsSchema = z.object({ resource: z.string(), id: z.string().optional() });
const bodySchema = z.looseObject({ id: z.union([z.int(), z.string()]).optional() });

/** Changes made on the firm's own screens: any record but time, read-only attributes too; and what hooks were told of them. */
export function recordRoutes(app: FastifyInstance, firm: Firm): void {
  const editable = (params: unknown) => {
    const { resource, id = '' } = paramsSchema.parse(params);
    return { name: resource, id, edit: firm.catalogue.get(resource)?.asSystem };
  };
  app.put('/sandbox/records/:resource', (request, reply) => {
    const { name, edit } = editable(request.params);
    if (edit === undefined) return sendMistake(reply, `records of ${name} cannot be written here`);
    const body = readCall(bodySchema, request.body, reply);
    if (body === undefined) return reply;
    const { id, ...values } = body;
    const { rows, problems } = edit.overwrite(id === undefined ? undefined : String(id), values);
    return problems[0] === undefined ? reply.send({ id: rows[0]?.id }) : sendMistake(reply, problems[0].detail);
  });
  app.delete('/sandbox/records/:resource/:id', (request, reply) => {
    const { name, id, edit } = editable(request.params);
    if (edit?.remove(id)) return reply.send({ removed: 1 });
    return sendMistake(reply, `there is no ${name} ${id} that can be removed here`);
  });
  app.get('/sandbox/deliveries', async () => ({ deliveries: await firm.hooks.deliveries() }));
}
