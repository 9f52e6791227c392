import Fastify, { type FastifyInstance } from 'fastify';
import { acceptForms } from '../accept-forms.ts';
import { clientCredentials } from '../client-credentials.ts';
import { isThisComputer } from '../loopback-pages.ts';
import { type Meeting, type MeetingBook, openMeetingBook } from '../meetings/meeting-book.ts';
import { personByLogin } from '../people.ts';
import type { Origin } from './activities.ts';
import { type Chats, type Message, openChats } from './chats.ts';
import { conversationRoutes } from './connector/conversation-routes.ts';
import { type Faults, openFaults } from './connector/faults.ts';
import { rosterRoutes } from './connector/roster-routes.ts';
import { type ControlParts, controlRoutes } from './control-routes.ts';
import { deliverTo, type Send } from './deliver.ts';
import { type Identities, identitiesFor } from './identities.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { type IssuerAddresses, issuerAddresses, issuerRoutes } from './issuer-routes.ts';
import { type PeopleActions, peopleActions } from './people-actions.ts';

export type TeamsOptions = {
  /** 0 asks for any free port. */
  port: number;
  /** Keeps the chats over a restart; without it they live in memory only. */
  stateFile?: string;
  appId: string;
  appPassword?: string;
  tenantId: string;
  /** Where activities are posted; may be set later. */
  botEndpoint?: string;
  /** The meetings of the tenant; give the stand-in of Graph the same. */
  meetings?: MeetingBook;
  /** For the times of messages and meetings; tokens go by the clock of the machine. */
  now?: () => Date;
};

/** A running stand-in for Teams and the Bot Connector. What people do (`say`, `press`, `endMeeting` …) is sent to the bot. */
export type RunningTeams = PeopleActions &
  IssuerAddresses & {
    origin: string;
    /** What activities name as serviceUrl, with its slash at the end. */
    serviceUrl: string;
    appId: string;
    appPassword: string;
    tenantId: string;
    identities: Identities;
    meetings: MeetingBook;
    setBotEndpoint(url: string): void;
    /** The messages of a person's 1:1 chat with the bot, or of a meeting's chat, oldest first. */
    messages(where: string | Meeting): readonly Message[];
    nextMessage: Chats['next'];
    /** What to build activities from, for tests that post their own. */
    activityOrigin(): Origin;
    send: Send;
    sign: Issuer['sign'];
    faults: Faults;
    close(): Promise<void>;
  };

const regionPath = '/au';
const botName = 'Matterclock';
const connectorScope = 'https://api.botframework.com/.default';

/** Starts the stand-in for Teams on loopback. Rejects when the port is in use; throws when the state file cannot be read. */
export async function startTeams(options: TeamsOptions): Promise<RunningTeams> {
  const now = options.now ?? (() => new Date());
  const { appId, tenantId, appPassword = 'sandbox-only-bot-password' } = options;
  const meetings = options.meetings ?? openMeetingBook({ now });
  const identities = identitiesFor(appId, tenantId, botName);
  const chats = openChats(options.stateFile, now);
  const faults = openFaults();
  const address = { origin: '', bot: options.botEndpoint };
  const serviceUrl = () => `${address.origin}${regionPath}/`;
  const issuer = await openIssuer(appId, serviceUrl);
  const send = deliverTo(() => address.bot, issuer);
  const activityOrigin = () => ({ identities, serviceUrl: serviceUrl(), now, nextId: chats.nextId });
  const people = peopleActions({ origin: activityOrigin, chats, meetings, send });
  const bot = { id: appId, secret: appPassword, tenantId };
  const app = build({ bot, issuer, origin: () => address.origin, people, chats, meetings, identities, faults });
  address.origin = await app.listen({ host: '127.0.0.1', port: options.port });
  return {
    ...people,
    ...issuerAddresses(address.origin),
    ...{ origin: address.origin, serviceUrl: serviceUrl(), appId, appPassword, tenantId, identities, meetings },
    setBotEndpoint(url) {
      address.bot = url;
    },
    messages: (where) => chats.messages(typeof where === 'string' ? personalChat(identities, where) : where.threadId),
    nextMessage: chats.next,
    ...{ activityOrigin, send, sign: issuer.sign, faults },
    async close() {
      faults.clear();
      await app.close();
    },
  };
}

type Parts = ControlParts & { bot: { id: string; secret: string; tenantId: string }; issuer: Issuer; origin: () => string };

function build({ bot, issuer, origin, ...parts }: Parts): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 4_000_000, routerOptions: { maxParamLength: 2000 } });
  app.addHook('onRequest', async (request, reply) => {
    if (!isThisComputer(request)) return reply.code(400).send({ error: 'The host is not this computer' });
  });
  acceptForms(app);
  const tokenPaths = ['botframework.com', bot.tenantId].map((authority) => `/${authority}/oauth2/v2.0/token`);
  const accepts = clientCredentials(app, tokenPaths, { ...bot, scope: connectorScope }, () => new Date());
  issuerRoutes(app, issuer, origin);
  const connector = { ...parts, door: { accepts, faults: parts.faults } };
  conversationRoutes(app, regionPath, connector);
  rosterRoutes(app, regionPath, connector);
  controlRoutes(app, parts);
  return app;
}

function personalChat(identities: Identities, login: string): string {
  const person = personByLogin(login);
  if (person === undefined) throw new Error(`no ${login} among the people of the firm`);
  return identities.personalChat(person);
}
