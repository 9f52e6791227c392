import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { paneDir } from './build-pane.ts';
import { claimPort } from './claim-port.ts';
import { listenForCommands } from './command-socket.ts';
import type { SandboxConfig } from './config.ts';
import { provisionFirm } from './firms/index.ts';
import { remoteKeys, tokenVerifier } from './microsoft/index.ts';
import { openBackend } from './open-backend.ts';
import { openDatabase } from './open-database.ts';
import { keyPlaceOf } from './operations.ts';

/** The firm of the stand-ins (src/sandbox has the same people). */
const local = {
  tenantId: '7d0f1a52-3c6e-4b8a-9f21-5e0c4d6b7a10',
  clientId: '2b9c6a7e-5d14-4f3b-8e60-91c7d2a4f835',
  botId: '9e4d1c7b-60a3-4f58-b2d9-7c15e8f0a346',
  firm: 'Harbour & Vale Lawyers',
  zone: 'Pacific/Auckland',
  country: 'NZ' as const,
};

const adaptiveCardsDir = fileURLToPath(new URL('../node_modules/adaptivecards/dist', import.meta.url));
const officeJsDir = fileURLToPath(new URL('../node_modules/@microsoft/office-js/dist', import.meta.url));

export type Running = { url: string; close(): Promise<void> };

/** Starts the backend together with local stand-ins for Actionstep, Entra ID, Teams and Graph, all on loopback. */
export async function runLocalMode(config: SandboxConfig, logger: Logger): Promise<Running> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
    closers.length = 0;
  };
  try {
    const url = await open(config, logger, closers);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(config: SandboxConfig, logger: Logger, closers: (() => Promise<void>)[]): Promise<string> {
  const port = await claimPort(config.port);
  const origin = `http://127.0.0.1:${port}`;
  const database = await openDatabase(config);
  closers.push(database.close);
  await provisionFirm(
    { tenantId: local.tenantId, name: local.firm, settings: { zone: local.zone, country: local.country } },
    { database, now: () => new Date() },
  );
  const standIns = await startStandIns(config, closers);
  const backend = await openBackend({
    database,
    keys: keyPlaceOf(config),
    model: config.model,
    transcription: config.transcription,
    logger,
    paneDir,
    ...optionsFor(origin, standIns),
  });
  closers.push(backend.close);
  closers.push(await listenForCommands(config.dataDir, backend.operations));
  await backend.app.listen({ host: '127.0.0.1', port });
  standIns.teams.setBotEndpoint(`${origin}/api/messages`);
  return `${origin}/`;
}

async function startStandIns(config: SandboxConfig, closers: (() => Promise<void>)[]) {
  // The only import of the stand-ins: a live backend never loads them.
  const [{ startActionstep }, { startEntra }, { registerPlayground }, microsoft365] = await Promise.all([
    import('./sandbox/actionstep/start-actionstep.ts'),
    import('./sandbox/entra/start-entra.ts'),
    import('./sandbox/playground/register-playground.ts'),
    import('./sandbox/start-microsoft-365.ts'),
  ]);
  const port = (offset: number) => claimPort(config.port === 0 ? 0 : config.port + offset);
  const folder = join(config.dataDir, 'stand-ins');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const actionstep = await startActionstep({ port: await port(1), stateFile: join(folder, 'actionstep.json') });
  closers.push(actionstep.close);
  const { tenantId, clientId, botId } = local;
  const entra = await startEntra({
    port: await port(2),
    stateFile: join(folder, 'entra.json'),
    clientId,
    tenantId,
    allowedOrigins: 'loopback',
  });
  closers.push(entra.close);
  const ports = { teams: await port(3), graph: await port(4) };
  const { teams, graph, close } = await microsoft365.startMicrosoft365({ ports, folder, appId: botId, tenantId });
  closers.push(close);
  return { actionstep, entra, teams, graph, registerPlayground };
}

type StandIns = Awaited<ReturnType<typeof startStandIns>>;

function optionsFor(origin: string, { actionstep, entra, teams, graph, registerPlayground }: StandIns) {
  const { clientId, tenantId } = local;
  const { authorizeUrl, tokenUrl, clientId: actionstepClient, clientSecret } = actionstep.descriptor;
  return {
    actionstep: {
      authorizeUrl,
      tokenUrl,
      clientId: actionstepClient,
      clientSecret,
      redirectUri: `${origin}/connect/callback`,
      hooksUrl: `${origin}/hooks/actionstep`,
      allowedHosts: [new URL(actionstep.origin).host],
      timeout: 15_000,
    },
    graph: {
      baseUrl: graph.baseUrl,
      tokenUrl: () => graph.tokenUrl,
      clientId: graph.appId,
      clientSecret: graph.appPassword,
      timeout: 15_000,
    },
    bot: botOf(origin, teams),
    verifyToken: tokenVerifier({
      keys: remoteKeys(entra.jwksUri),
      issuerFor: (tenant) => `${entra.origin}/${tenant}/v2.0`,
      clientId,
      allowedClients: [clientId],
      allowedTenants: [tenantId],
    }),
    paneConfig: {
      clientId,
      authority: 'https://login.microsoftonline.com/common',
      scope: `api://matterclock.example/${clientId}/access_as_user`,
      sandbox: true,
    },
    csp: { frameAncestors: ["'self'"], connect: [entra.origin], script: [] },
    secureCookies: false,
    addLocalRoutes: (app: FastifyInstance) =>
      registerPlayground(app, {
        paneDir,
        officeJsDir,
        adaptiveCardsDir,
        actionstepOrigin: actionstep.origin,
        entraOrigin: entra.origin,
        teamsOrigin: teams.origin,
      }),
  };
}

function botOf(origin: string, teams: StandIns['teams']) {
  return {
    appId: teams.appId,
    tenants: [teams.tenantId],
    credentials: { tokenUrl: teams.tokenUrl, clientSecret: teams.appPassword },
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenIssuer: teams.issuer,
    allowedServiceUrls: [teams.origin],
    publicUrl: origin,
  };
}
