import { eq } from 'drizzle-orm';
import type { ActionstepConfig } from '../../../src/actionstep/index.ts';
import { beginConnect, type ConnectMeans, connectionStatus, finishConnect, issueTicket } from '../../../src/connections/index.ts';
import { type Database, tables } from '../../../src/database/index.ts';
import type { PersonCaller } from '../../../src/domain/caller.ts';
import { callerFor, provisionFirm } from '../../../src/firms/index.ts';
import type { ActionstepOptions } from '../../../src/sandbox/actionstep/options.ts';
import { startActionstep } from '../../../src/sandbox/actionstep/start-actionstep.ts';
import { personByLogin } from '../../../src/sandbox/people.ts';
import { type DatabaseKind, openTestDatabase } from '../backend/test-database.ts';
import { startTokenGate, type TokenGate } from './token-gate.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';

export type Vault = Awaited<ReturnType<typeof openVault>>;
type Opened = Awaited<ReturnType<typeof openTestDatabase>>;
type VaultOptions = Partial<ActionstepOptions> & { timeout?: number };

/** The rooms of the gateway on a real database before a real stand-in, without a door. */
export async function openVault(kind: DatabaseKind, options: VaultOptions = {}) {
  return openVaultOn(await openTestDatabase(kind), options);
}

/** The same on a database that is open already; `drop` ends it. */
export async function openVaultOn({ database, url, drop }: Opened, options: VaultOptions = {}) {
  const { timeout = 15_000, ...switches } = options;
  const actionstep = await startActionstep({ port: 0, ...switches });
  const gate = await startTokenGate(actionstep.origin);
  const clock = { ahead: 0 };
  const config = configFor(actionstep.descriptor, gate, timeout);
  const means: ConnectMeans = { database, actionstep: config, now: () => new Date(Date.now() + clock.ahead) };
  await provisionFirm({ tenantId, name: 'Test Firm', settings: { zone: 'Pacific/Auckland' } }, means);
  return {
    database,
    url,
    actionstep,
    gate,
    clock,
    means,
    caller: (login: string) => personOf(login, means),
    connect: async (login: string, consentAs = login) => connectAs(await personOf(login, means), consentAs, means),
    status: async (login: string) => connectionStatus(await personOf(login, means), means),
    /** Lets the person's access token be over, as the vault sees it. */
    expire: async (login: string) => expire(await personOf(login, means), database),
    close: async () => {
      await gate.close();
      await actionstep.close();
      await drop();
    },
  };
}

type Descriptor = Awaited<ReturnType<typeof startActionstep>>['descriptor'];

export function configFor(descriptor: Descriptor, gate: TokenGate, timeout: number): ActionstepConfig {
  return {
    authorizeUrl: descriptor.authorizeUrl,
    tokenUrl: `${gate.origin}/api/oauth/token`,
    clientId: descriptor.clientId,
    clientSecret: descriptor.clientSecret,
    redirectUri: 'http://127.0.0.1:9/connect/callback',
    allowedHosts: [new URL(gate.origin).host],
    timeout,
  };
}

export function personOf(login: string, means: ConnectMeans): Promise<PersonCaller> {
  const person = personByLogin(login);
  if (!person) throw new Error(`nobody is called ${login}`);
  return callerFor({ tenantId, oid: person.oid, name: person.name, email: person.email }, means);
}

/** Walks through Actionstep's consent as `login`. */
export async function connectAs(caller: PersonCaller, login: string, means: ConnectMeans): Promise<void> {
  const { address, bind } = await beginConnect(await issueTicket(caller, means), means);
  const back = await consent(address, login);
  await finishConnect({ state: back.get('state') ?? '', code: back.get('code') ?? '', bind }, means);
}

/** What the consent page sends back, without asking. */
export async function consent(address: string, login: string): Promise<URLSearchParams> {
  const response = await fetch(`${address}&login=${login}&consent=yes`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams;
}

async function expire(caller: PersonCaller, database: Database): Promise<void> {
  await database.withFirm(caller.firm, ({ tx }) =>
    tx
      .update(tables.connection)
      .set({ expiresAt: new Date(Date.now() - 1000), tokensAt: new Date(Date.now() - 28_800_000) })
      .where(eq(tables.connection.personId, caller.person)),
  );
}
