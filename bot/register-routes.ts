import type { FastifyInstance, FastifyReply } from 'fastify';
import { isNotAuthentic, type Receive } from './adapter.ts';
import type { BotOptions } from './bot-options.ts';
import { incoming } from './incoming.ts';
import type { TurnHandler } from './turn.ts';

/** The Bot Connector calls from few addresses for all firms: the limit for one browser would stop it. */
const callsAMinute = 6000;

/** POST /api/messages: 400 for what is no activity of Teams, 403 for a foreign service address, 401 for a token that does not hold. */
export function registerRoutes(app: FastifyInstance, options: BotOptions, receive: Receive, handle: TurnHandler): void {
  app.post('/api/messages', { config: { rateLimit: { max: callsAMinute, timeWindow: '1 minute' } } }, async (request, reply) => {
    const activity = incoming.safeParse(request.body);
    if (!activity.success) return refuse(reply, 400, 'Not an activity of Teams');
    if (!options.allowedServiceUrls.includes(new URL(activity.data.serviceUrl).origin))
      return refuse(reply, 403, 'Not a service address of Teams');
    try {
      const answer = await receive(request.headers.authorization ?? '', activity.data, handle);
      return await reply.code(answer?.status ?? 200).send(answer?.body);
    } catch (error) {
      if (!isNotAuthentic(error)) throw error;
      return refuse(reply, 401, 'Not a token of the Bot Connector');
    }
  });
}

function refuse(reply: FastifyReply, status: number, title: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send({ title, status });
}
