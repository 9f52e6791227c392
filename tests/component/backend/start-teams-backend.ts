import { type RunningTeams, startTeams } from '../../../src/sandbox/teams/start-teams.ts';
import { startBackend, type TestBackend, tenantId } from './start-backend.ts';
import type { DatabaseKind } from './test-database.ts';

export const botId = '33333333-3333-4333-8333-333333333333';

export type TeamsBackend = TestBackend & { teams: RunningTeams };

/** The backend with its Teams door, beside the stand-in for Teams: what people do there comes in by /api/messages, signed. */
export async function startTeamsBackend(kind: DatabaseKind, options: Parameters<typeof startBackend>[1] = {}): Promise<TeamsBackend> {
  const teams = await startTeams({ port: 0, appId: botId, tenantId });
  const bot = {
    appId: botId,
    tenants: [tenantId],
    credentials: { tokenUrl: teams.tokenUrl, clientSecret: teams.appPassword },
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenIssuer: teams.issuer,
    allowedServiceUrls: [teams.origin],
    publicUrl: 'http://127.0.0.1:9',
  };
  const backend = await startBackend(kind, { ...options, bot });
  teams.setBotEndpoint(`${backend.origin}/api/messages`);
  const close = async () => {
    await backend.close();
    await teams.close();
  };
  return { ...backend, teams, close };
}
