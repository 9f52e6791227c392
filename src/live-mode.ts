import type { Logger } from 'pino';
import { paneDir } from './build-pane.ts';
import { listenForCommands } from './command-socket.ts';
import type { LiveConfig } from './config.ts';
import { provisionFirm } from './firms/index.ts';
import type { Running } from './local-mode.ts';
import { remoteKeys, tokenVerifier } from './microsoft/index.ts';
import { openBackend } from './open-backend.ts';
import { openDatabase } from './open-database.ts';
import { keyPlaceOf } from './operations.ts';

const outlookAndTeams = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.cloud.microsoft',
  'https://outlook.live.com',
  'https://*.office.com',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
];

/** Starts the backend against the real Entra ID and the real Actionstep. TLS is ended by what stands before it. */
export async function runLiveMode(config: LiveConfig, logger: Logger): Promise<Running> {
  const database = await openDatabase(config);
  try {
    for (const tenantId of config.entra.tenants) {
      await provisionFirm({ tenantId, name: `Firm of tenant ${tenantId}` }, { database, now: () => new Date() });
    }
    const backend = await openBackend({
      database,
      keys: keyPlaceOf(config),
      model: config.model,
      transcription: config.transcription,
      logger,
      paneDir,
      ...optionsFor(config),
    });
    await backend.app.listen({ host: config.host, port: config.port });
    const stopListening = await listenForCommands(config.dataDir, backend.operations);
    return {
      url: `${config.publicUrl}/`,
      close: async () => {
        await stopListening();
        await backend.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function optionsFor(config: LiveConfig) {
  const domain = config.actionstep.staging ? 'actionstepstaging.com' : 'actionstep.com';
  const { clientId, clientSecret, tenants } = config.entra;
  const login = (tenant: string) => `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
  return {
    actionstep: {
      authorizeUrl: `https://go.${domain}/api/oauth/authorize`,
      tokenUrl: `https://api.${domain}/api/oauth/token`,
      clientId: config.actionstep.clientId,
      clientSecret: config.actionstep.clientSecret,
      redirectUri: `${config.publicUrl}/connect/callback`,
      hooksUrl: `${config.publicUrl}/hooks/actionstep`,
      allowedHosts: [`*.${domain}`],
      timeout: 30_000,
    },
    graph: { baseUrl: 'https://graph.microsoft.com/v1.0', tokenUrl: login, clientId, clientSecret, timeout: 30_000 },
    bot: {
      appId: clientId,
      tenants,
      // A single-tenant bot gets its token in the tenant it is registered in: the first one.
      credentials: { tokenUrl: login(tenants[0] ?? ''), clientSecret },
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.com',
      allowedServiceUrls: ['https://smba.trafficmanager.net'],
      publicUrl: config.publicUrl,
    },
    verifyToken: tokenVerifier({
      keys: remoteKeys('https://login.microsoftonline.com/common/discovery/v2.0/keys'),
      issuerFor: (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`,
      clientId,
      allowedClients: [clientId],
      allowedTenants: tenants,
    }),
    paneConfig: {
      clientId,
      authority: 'https://login.microsoftonline.com/common',
      scope: `api://${new URL(config.publicUrl).host}/${clientId}/access_as_user`,
      sandbox: false,
    },
    csp: {
      frameAncestors: outlookAndTeams,
      connect: ['https://login.microsoftonline.com'],
      script: ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'],
    },
    secureCookies: true,
  };
}
