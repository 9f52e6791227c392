import Fastify, { type FastifyInstance } from 'fastify';
import { sandboxPeople } from '../people.ts';
import { acceptBodies } from './body-parsers.ts';
import { controlRoutes } from './control-routes.ts';
import { openLedger } from './ledger/ledger.ts';
import { authorizeRoutes } from './oauth/authorize-routes.ts';
import { openGrants } from './oauth/grants.ts';
import { tokenRoutes } from './oauth/token-routes.ts';
import { type ActionstepOptions, type SandboxDescriptor, sandboxClient } from './options.ts';
import { openRequestLog, type RequestLog } from './request-log.ts';
import { catalogueOf } from './resources/catalogue.ts';
import { problemBody, requestProblem } from './rest/problem.ts';
import { restRoutes } from './rest/rest-routes.ts';
import { firmRecords } from './seed/firm-records.ts';
import { sampleMatters } from './seed/sample-matters.ts';
import { openState } from './state.ts';
import { switchesFrom } from './switches.ts';

export type RunningActionstep = { origin: string; descriptor: SandboxDescriptor; close(): Promise<void> };

const loopback = '127.0.0.1';
const anyLoopbackPort = 'http://127.0.0.1:*';

function describe(origin: string, redirectUris: readonly string[]): SandboxDescriptor {
  return {
    authorizeUrl: `${origin}/api/oauth/authorize`,
    tokenUrl: `${origin}/api/oauth/token`,
    apiEndpoint: `${origin}/api/`,
    clientId: sandboxClient.id,
    clientSecret: sandboxClient.secret,
    redirectUris: [...redirectUris],
    people: sandboxPeople.map(({ login, name, participantId }) => ({ login, name, participantId })),
  };
}

function watchRequests(app: FastifyInstance, log: RequestLog, now: () => Date): void {
  app.addHook('onRequest', async (request, reply) => {
    log.add(now(), request.method, request.url);
    reply.header('date', now().toUTCString());
    // A page elsewhere must not reach the stand-in through a name that it points at this computer.
    if (request.hostname !== loopback && request.hostname !== 'localhost') {
      return reply.code(400).send(problemBody([requestProblem(400, 'Bad request', 'The host is not this computer')]));
    }
  });
}

function build(options: ActionstepOptions, redirectUris: readonly string[]): FastifyInstance {
  const now = options.now ?? (() => new Date());
  const switches = switchesFrom(options);
  const state = openState(options.stateFile);
  const grants = openGrants(state, now);
  const ledger = openLedger(state, now);
  const firm = firmRecords(options.matters ?? sampleMatters());
  const log = openRequestLog();
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 4000 } });
  acceptBodies(app);
  watchRequests(app, log, now);
  authorizeRoutes(app, { grants, redirectUris });
  tokenRoutes(app, grants);
  restRoutes(app, { catalogue: catalogueOf(firm, ledger, switches), grants, switches });
  controlRoutes(app, { ledger, firm, grants, log });
  return app;
}

/**
 * Starts the stand-in for Actionstep on loopback. Rejects when the port is in use (code EADDRINUSE) and throws when the
 * state file cannot be read. `close` ends open connections and event streams.
 */
export async function startActionstep(options: ActionstepOptions): Promise<RunningActionstep> {
  const redirectUris = options.redirectUris ?? [anyLoopbackPort];
  const app = build(options, redirectUris);
  const origin = await app.listen({ host: loopback, port: options.port });
  return { origin, descriptor: describe(origin, redirectUris), close: () => app.close() };
}
