import type { FastifyInstance } from 'fastify';
import { faultPlanSchema } from '../faults/fault-plan.ts';
import type { Faults } from '../faults/faults.ts';
import type { RequestLog } from '../request-log.ts';
import { readCall } from './reading.ts';

/** Plans faults, and tells which requests came and what struck them. */
export function faultRoutes(app: FastifyInstance, faults: Faults, log: RequestLog): void {
  app.get('/sandbox/faults', () => ({ waiting: faults.waiting(), struck: faults.struck() }));
  app.post('/sandbox/faults', (request, reply) => {
    const plan = readCall(faultPlanSchema, request.body, reply);
    return plan === undefined ? reply : reply.send({ id: faults.plan(plan) });
  });
  app.delete('/sandbox/faults', (_request, reply) => {
    faults.clear();
    return reply.send({});
  });
  app.get('/sandbox/requests', () => ({ requests: log.requests() }));
  app.delete('/sandbox/requests', (_request, reply) => {
    log.clear();
    return reply.send({});
  });
}
