import { openFaults } from './faults/faults.ts';
import type { FirmProfile } from './firm.ts';
import { openGrants } from './oauth/grants.ts';
import { membersOf } from './oauth/members.ts';
import { openFirm } from './open-firm.ts';
import { type ActionstepOptions, type SandboxDescriptor, sandboxClient } from './options.ts';
import { openRequestLog } from './request-log.ts';
import { harbourVale, quayCooper, quayMatters } from './seed/firm-profiles.ts';
import { sampleMatters } from './seed/sample-matters.ts';
import { type Shared, serveFirm } from './serve-firm.ts';
import { openState } from './state.ts';
import { switchesFrom } from './switches.ts';

export type RunningActionstep = { origin: string; descriptor: SandboxDescriptor; close(): Promise<void> };

const loopback = '127.0.0.1';
const anyLoopbackPort = 'http://127.0.0.1:*';

function peopleOf({ people }: FirmProfile): SandboxDescriptor['people'] {
  return people.map(({ login, name, participantId }) => ({ login, name, participantId }));
}

function describe(origin: string, redirectUris: readonly string[], otherOrigin: string | undefined): SandboxDescriptor {
  const otherFirm = { orgkey: quayCooper.orgkey, apiEndpoint: `${otherOrigin}/api/`, people: peopleOf(quayCooper) };
  return {
    authorizeUrl: `${origin}/api/oauth/authorize`,
    tokenUrl: `${origin}/api/oauth/token`,
    apiEndpoint: `${origin}/api/`,
    clientId: sandboxClient.id,
    clientSecret: sandboxClient.secret,
    redirectUris: [...redirectUris],
    people: peopleOf(harbourVale),
    ...(otherOrigin !== undefined && { otherFirm }),
  };
}

function share(options: ActionstepOptions): Shared & { state: ReturnType<typeof openState> } {
  const switches = switchesFrom(options);
  const clock = options.now ?? (() => new Date());
  const now = () => clock().getTime() + switches.clockSkewSeconds * 1000;
  const state = openState(options.stateFile);
  const members = membersOf(options.otherFirm ? [harbourVale, quayCooper] : [harbourVale]);
  return {
    switches,
    now,
    state,
    members,
    grants: openGrants(state, members, switches, now),
    faults: openFaults(options.seed ?? 1, now),
    log: openRequestLog(),
    redirectUris: options.redirectUris ?? [anyLoopbackPort],
    origins: new Map(),
    afterSwitch: new Set(),
  };
}

/**
 * Starts the stand-in for Actionstep on loopback. Rejects when the port is in use (code EADDRINUSE), and when a switch or
 * the state file cannot be read. `close` ends open connections and event streams.
 */
export async function startActionstep(options: ActionstepOptions): Promise<RunningActionstep> {
  const { state, ...shared } = share(options);
  const sources = [{ profile: harbourVale, matters: options.matters ?? sampleMatters(), state }];
  if (options.otherFirm) {
    const file = options.stateFile === undefined ? undefined : `${options.stateFile}.${quayCooper.orgkey}`;
    sources.push({ profile: quayCooper, matters: quayMatters, state: openState(file) });
  }
  const apps = sources.map((source) => serveFirm(openFirm({ ...source, ...shared }), shared));
  const close = async () => void (await Promise.all(apps.map((app) => app.close())));
  try {
    for (const [index, app] of apps.entries()) {
      const address = await app.listen({ host: loopback, port: index === 0 ? options.port : 0 });
      shared.origins.set(sources[index]?.profile.orgkey ?? '', address);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const origin = shared.origins.get(harbourVale.orgkey) ?? '';
  return { origin, descriptor: describe(origin, shared.redirectUris, shared.origins.get(quayCooper.orgkey)), close };
}
