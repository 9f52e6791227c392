import { startGraph } from '../../../src/sandbox/graph/start-graph.ts';
import { type MeetingBook, openMeetingBook } from '../../../src/sandbox/meetings/meeting-book.ts';
import type { Message } from '../../../src/sandbox/teams/chats.ts';
import { startTeams } from '../../../src/sandbox/teams/start-teams.ts';
import { startBackend, tenantId } from './start-backend.ts';
import type { DatabaseKind } from './test-database.ts';

export const botId = '33333333-3333-4333-8333-333333333333';

export type TeamsBackend = Awaited<ReturnType<typeof startTeamsBackend>>;

/** The backend with its Teams door, beside the stand-ins for Teams and Graph: what people do there comes in by /api/messages, signed. */
export async function startTeamsBackend(kind: DatabaseKind, meetings: MeetingBook = openMeetingBook()) {
  const teams = await startTeams({ port: 0, appId: botId, tenantId, meetings });
  const graph = await startGraph({ port: 0, appId: botId, tenantId, meetings });
  const bot = {
    appId: botId,
    tenants: [tenantId],
    credentials: { tokenUrl: teams.tokenUrl, clientSecret: teams.appPassword },
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenIssuer: teams.issuer,
    allowedServiceUrls: [teams.origin],
    publicUrl: 'http://127.0.0.1:9',
  };
  const graphConfig = {
    baseUrl: graph.baseUrl,
    tokenUrl: () => graph.tokenUrl,
    clientId: botId,
    clientSecret: graph.appPassword,
    timeout: 5000,
  };
  const backend = await startBackend(kind, { bot, graph: graphConfig });
  teams.setBotEndpoint(`${backend.origin}/api/messages`);
  const close = async () => {
    await backend.close();
    await teams.close();
    await graph.close();
  };
  /** Runs what is due, and what becomes due as the chat's pace lets it. */
  const settle = async () => {
    for (let round = 0; round < 4; round += 1) {
      await backend.backend.worker.drain();
      backend.clock.ahead += 1100;
    }
  };
  const fromBot = (login: string) => teams.messages(login).filter(({ from }) => from === 'bot');
  return {
    ...backend,
    teams,
    graph,
    close,
    settle,
    fromBot,
    /** What the bot answered to a message in the own chat. */
    ask: async (login: string, text: string): Promise<string> => {
      await teams.say(login, text);
      return fromBot(login).at(-1)?.text ?? '';
    },
    /** The newest message with a card in the own chat. */
    cardIn: (login: string): Message => {
      const found = fromBot(login).findLast(({ card }) => card !== null);
      if (!found) throw new Error(`no card in the chat of ${login}`);
      return found;
    },
  };
}
