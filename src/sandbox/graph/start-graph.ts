import Fastify, { type FastifyInstance } from 'fastify';
import { acceptForms } from '../accept-forms.ts';
import { type AcceptsToken, clientCredentials } from '../client-credentials.ts';
import { isThisComputer, openToLoopbackPages } from '../loopback-pages.ts';
import { type MeetingBook, openMeetingBook } from '../meetings/meeting-book.ts';
import { refuse } from './answer.ts';
import { attendanceRoutes } from './attendance-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { friendlyTenant, type GraphSwitches, switchesSchema } from './switches.ts';
import { openTenant, type Tenant } from './tenant.ts';
import { transcriptRoutes } from './transcript-routes.ts';

export type GraphOptions = {
  /** 0 asks for any free port. */
  port: number;
  appId: string;
  appPassword?: string;
  tenantId: string;
  /** The meetings of the tenant: the same as the stand-in of Teams has. */
  meetings?: MeetingBook;
  switches?: Partial<GraphSwitches>;
  now?: () => Date;
};

export type RunningGraph = {
  origin: string;
  /** Where paths start: ends in /v1.0, without a slash. */
  baseUrl: string;
  tokenUrl: string;
  appId: string;
  appPassword: string;
  meetings: MeetingBook;
  /** Change them as you like; they hold from the next call on. */
  switches: GraphSwitches;
  /** The calls so far: method, path without query, and the Accept header. */
  calls: readonly { method: string; path: string; accept: string }[];
  close(): Promise<void>;
};

/** Starts the stand-in for Microsoft Graph on loopback. Rejects when the port is in use. */
export async function startGraph(options: GraphOptions): Promise<RunningGraph> {
  const { appId, tenantId, appPassword = 'sandbox-only-graph-password' } = options;
  const now = options.now ?? (() => new Date());
  const meetings = options.meetings ?? openMeetingBook({ now });
  const switches = { ...friendlyTenant(), ...options.switches };
  const calls: { method: string; path: string; accept: string }[] = [];
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
  app.addHook('onRequest', async (request, reply) => {
    if (!isThisComputer(request)) return reply.code(400).send({ error: 'The host is not this computer' });
    const path = request.url.split('?', 1)[0] ?? '';
    if (path.startsWith('/v1.0/')) calls.push({ method: request.method, path, accept: request.headers.accept ?? '' });
  });
  acceptForms(app);
  const client = { id: appId, secret: appPassword, scope: 'https://graph.microsoft.com/.default' };
  const accepts = clientCredentials(app, [`/${tenantId}/oauth2/v2.0/token`], client, now);
  const tenant = openTenant({ tenantId, appId, meetings, switches });
  guard(app, tenant, accepts);
  meetingRoutes(app, tenant);
  transcriptRoutes(app, tenant);
  attendanceRoutes(app, tenant);
  controlRoutes(app, switches);
  const origin = await app.listen({ host: '127.0.0.1', port: options.port });
  const addresses = { origin, baseUrl: `${origin}/v1.0`, tokenUrl: `${origin}/${tenantId}/oauth2/v2.0/token` };
  return { ...addresses, appId, appPassword, meetings, switches, calls, close: () => app.close() };
}

/** Every call needs a token of ours, may be one too many, and needs the access policy of the people asked about. */
function guard(app: FastifyInstance, { switches, appId }: Tenant, accepts: AcceptsToken): void {
  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/v1.0/')) return;
    if (!accepts(request.headers.authorization))
      return refuse(reply, 401, 'InvalidAuthenticationToken', 'Access token is empty or invalid.');
    if (switches.tooMany > 0) {
      switches.tooMany -= 1;
      return refuse(reply.header('retry-after', String(switches.retryAfter)), 429, 'TooManyRequests', 'Too many requests.');
    }
    if (switches.accessPolicy === 'missing' && request.url.includes('/onlineMeetings')) {
      return refuse(reply, 403, 'Forbidden', `No application access policy found for this app: ${appId}.`);
    }
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'BadRequest', 'Resource not found for the segment.'));
}

/** Serves the switches under /sandbox/switches: GET answers them, POST changes the ones given. */
function controlRoutes(app: FastifyInstance, switches: GraphSwitches): void {
  openToLoopbackPages(app);
  app.get('/sandbox/switches', () => switches);
  app.post('/sandbox/switches', (request, reply) => {
    const parsed = switchesSchema.partial().safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: parsed.error.issues[0]?.message ?? 'cannot be read' });
    return reply.send(Object.assign(switches, parsed.data));
  });
}
