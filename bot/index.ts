import type { FastifyInstance } from 'fastify';
import { sendCard, type TeamsPort } from '../src/conversations/index.ts';
import type { CardId } from '../src/domain/ids.ts';
import { tenantOfFirm } from '../src/firms/index.ts';
import type { JobHandler } from '../src/jobs/index.ts';
import { openAdapter } from './adapter.ts';
import type { BotOptions } from './bot-options.ts';
import { botToken } from './bot-token.ts';
import { entriesMessage } from './cards/entries-card.ts';
import { openConnector } from './connector.ts';
import { registerRoutes } from './register-routes.ts';
import { showCard } from './show-card.ts';
import { timeBot } from './time-bot.ts';
import type { Message } from './turn.ts';

export type { BotSettings } from './bot-options.ts';

/** The Teams door: its route, and the job that sends cards. */
export type Bot = { register(app: FastifyInstance): void; sendCard: JobHandler };

/** Builds the Teams door. Throws config for an empty app id: such a bot would believe anybody. */
export function buildBot(options: BotOptions): Bot {
  const token = botToken(options);
  const receive = openAdapter(options, token);
  const port = portOf(options, token);
  return {
    register: (app) => registerRoutes(app, options, receive, timeBot(options)),
    sendCard: (caller, subject) => sendCard(caller, subject as CardId, port, options.means),
  };
}

function portOf(options: BotOptions, token: () => Promise<string>): TeamsPort<Message> {
  const connector = openConnector({ ...options, token });
  return {
    async render(caller, card) {
      const shown = await showCard({ kind: 'job', name: 'send-card', firm: caller.firm, onBehalfOf: card.person }, card, options.means);
      return shown.entries.length === 0 ? undefined : entriesMessage(shown);
    },
    open: async (caller, person) => connector.open({ ...person, tenantId: await tenantOfFirm(caller.firm, options.means) }),
    post: connector.post,
    update: connector.update,
  };
}
