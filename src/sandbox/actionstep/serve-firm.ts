import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { isThisComputer, openToLoopbackPages } from '../loopback-pages.ts';
import { acceptBodies } from './body-parsers.ts';
import { faultRoutes } from './control/fault-routes.ts';
import { ledgerRoutes } from './control/ledger-routes.ts';
import { recordRoutes } from './control/record-routes.ts';
import { switchRoutes } from './control/switch-routes.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { Faults } from './faults/faults.ts';
import { playFaults } from './faults/play-faults.ts';
import type { Firm } from './firm.ts';
import type { Ledger } from './ledger/ledger.ts';
import { authorizeRoutes } from './oauth/authorize-routes.ts';
import type { Grants } from './oauth/grants.ts';
import type { Members } from './oauth/members.ts';
import { tokenRoutes } from './oauth/token-routes.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';
import { renameParticipants } from './resources/participants.ts';
import { openRateLimits } from './rest/rate-limits.ts';
import { restRoutes } from './rest/rest-routes.ts';
import { sendProblem } from './rest/send.ts';
import type { Switches } from './switches.ts';

/** What the firms of one stand-in have in common. */
export type Shared = {
  switches: Switches;
  now(): number;
  members: Members;
  grants: Grants;
  faults: Faults;
  log: RequestLog;
  redirectUris: readonly string[];
  /** Where each firm listens, by its key. */
  origins: Map<string, string>;
  /** Told after switches were turned. */
  afterSwitch: Set<(before: Switches) => void>;
};

function watch(app: FastifyInstance, { log, now, switches, grants }: Shared): WeakMap<FastifyRequest, LoggedRequest> {
  const lines = new WeakMap<FastifyRequest, LoggedRequest>();
  app.addHook('onRequest', async (request, reply) => {
    const line = log.add(new Date(now()), request.method, request.url);
    const access = grants.access(/^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    line.login = typeof access === 'string' ? null : access.person.login;
    lines.set(request, line);
    reply.header('date', new Date(now()).toUTCString());
    if (!isThisComputer(request)) return sendProblem(reply, switches, 400, 'Bad request', 'The host is not this computer');
  });
  app.addHook('onResponse', async (request, reply) => {
    const line = lines.get(request);
    if (line !== undefined) line.status = reply.raw.writableFinished ? reply.statusCode : null;
  });
  return lines;
}

/** The planned fault for a request of the API or the token endpoint. */
function faultOf(request: FastifyRequest, line: LoggedRequest | undefined, faults: Faults): FaultPlan | undefined {
  const path = /^\/api\/(rest\/.*|oauth\/token)$/.exec(line?.path ?? '')?.[1];
  if (path === undefined || line === undefined) return undefined;
  const fault = faults.claim({ method: request.method, path, login: line.login });
  line.fault = fault?.kind ?? null;
  return fault;
}

/** Serves a firm: sign-in, API and control calls, with everything that can go wrong on the way. */
export function serveFirm({ firm, ledger }: { firm: Firm; ledger: Ledger }, shared: Shared): FastifyInstance {
  const { switches, grants, members, faults, log, redirectUris, origins, afterSwitch, now } = shared;
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 4000 } });
  acceptBodies(app, switches);
  const lines = watch(app, shared);
  playFaults(app, (request) => faultOf(request, lines.get(request), faults), switches);
  authorizeRoutes(app, { grants, redirectUris, members });
  tokenRoutes(app, {
    grants,
    switches,
    members,
    apiEndpointOf: (orgkey, host) => (orgkey === firm.profile.orgkey ? `http://${host}/api/` : `${origins.get(orgkey)}/api/`),
  });
  restRoutes(app, { firm, grants, limits: openRateLimits(switches, now) });
  openToLoopbackPages(app);
  ledgerRoutes(app, firm, ledger);
  recordRoutes(app, firm);
  faultRoutes(app, faults, log);
  afterSwitch.add((before) => renameParticipants(firm, before));
  switchRoutes(app, { switches, grants, members, afterSwitch });
  return app;
}
