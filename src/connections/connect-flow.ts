import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { authorizeAddress, exchangeCode, newVerifier, type Permission, permissionsOf } from '../actionstep/index.ts';
import { newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';
import type { ConnectMeans } from './connect-means.ts';
import { keepProvisional } from './provisional-grant.ts';
import { hashOf, newSecret } from './secret.ts';
import { examineGrant, storeGrant } from './store-grant.ts';

const minute = 60_000;

/** What Actionstep will be asked for, each with what it is for: shown before a person connects. */
export function askedPermissions(means: ConnectMeans): readonly Permission[] {
  return permissionsOf(means.actionstep);
}

/** A ticket for the connect window: one use, one minute. The window is another browsing session and has no token. */
export async function issueTicket(caller: PersonCaller, means: ConnectMeans): Promise<string> {
  return issue('ticket', minute, caller, means);
}

/** A ticket that waits in a chat of Teams: one use, ten minutes. What it begins ends in a provisional grant. */
export async function issueLink(caller: PersonCaller, means: ConnectMeans): Promise<string> {
  return issue('link', 10 * minute, caller, means);
}

async function issue(kind: 'ticket' | 'link', lifeMillis: number, caller: PersonCaller, means: ConnectMeans): Promise<string> {
  const ticket = newSecret();
  const now = means.now();
  await means.database.withDirectory(async (tx) => {
    await tx.delete(tables.directorySecret).where(lt(tables.directorySecret.expiresAt, now));
    await tx.insert(tables.directorySecret).values({
      hash: hashOf(ticket),
      kind,
      firmId: caller.firm,
      subjectId: caller.person,
      expiresAt: new Date(now.getTime() + lifeMillis),
    });
  });
  return ticket;
}

/**
 * Opens an OAuth flow for the ticket's person. Answers Actionstep's consent address and the secret that binds the flow
 * to this browser (a cookie). State: one use, ten minutes. Throws connect-refused for a spent or unknown ticket.
 */
export async function beginConnect(ticket: string, means: ConnectMeans): Promise<{ address: string; bind: string }> {
  const owner = await spend(['ticket', 'link'], ticket, means);
  const [state, bind, verifier] = [newSecret(), newSecret(), newVerifier()];
  const flow = newId(means.now());
  const expiresAt = new Date(means.now().getTime() + 10 * minute);
  await means.database.withFirm(owner.firm, async ({ tx, seal, firm }) => {
    const sealed = seal('oauth_flow', flow, verifier);
    await tx.insert(tables.oauthFlow).values({
      firmId: firm,
      id: flow,
      personId: owner.subject,
      door: owner.kind === 'link' ? 'teams' : 'pane',
      bindHash: hashOf(bind),
      verifier: sealed,
      expiresAt,
    });
    await tx.insert(tables.directorySecret).values({ hash: hashOf(state), kind: 'oauth-state', firmId: firm, subjectId: flow, expiresAt });
  });
  return { address: authorizeAddress(means.actionstep, { state, verifier }), bind };
}

/** How a flow ended: connected, or waiting for the code that its person must give in Teams. */
export type Finished = { door: 'pane' } | { door: 'teams'; code: string };

/**
 * Ends the flow: the state must be ours, unspent, and come back to the browser that began it. A flow of the pane stores
 * the grant; one of Teams keeps it aside until its code comes back. Throws connect-refused or other-system, in words for the page.
 */
export async function finishConnect(answer: { state: string; code: string; bind: string }, means: ConnectMeans): Promise<Finished> {
  const { firm, subject: flow } = await spend(['oauth-state'], answer.state, means);
  const begun = await means.database.withFirm(firm, async ({ tx, open }) => {
    const rows = await tx.delete(tables.oauthFlow).where(eq(tables.oauthFlow.id, flow)).returning();
    const row = rows[0];
    if (!row || row.bindHash !== hashOf(answer.bind)) throw notThisBrowser();
    return { person: row.personId as PersonId, door: row.door, verifier: z.string().parse(open('oauth_flow', flow, row.verifier)) };
  });
  const tokens = await exchangeCode(means.actionstep, answer.code, begun.verifier, means.now());
  const grant = await examineGrant(tokens, means);
  if (begun.door === 'teams') return { door: 'teams', code: await keepProvisional({ firm, person: begun.person }, grant, means) };
  await means.database.withFirm(firm, (session) => storeGrant(session, begun.person, grant, means.now()));
  return { door: 'pane' };
}

type SecretKind = 'ticket' | 'link' | 'oauth-state';
type Spent = { firm: FirmId; subject: string; kind: SecretKind };

async function spend(kinds: SecretKind[], secret: string, means: ConnectMeans): Promise<Spent> {
  const rows = await means.database.withDirectory((tx) =>
    tx
      .delete(tables.directorySecret)
      .where(
        and(
          eq(tables.directorySecret.hash, hashOf(secret)),
          inArray(tables.directorySecret.kind, kinds),
          gt(tables.directorySecret.expiresAt, means.now()),
        ),
      )
      .returning(),
  );
  const row = rows[0];
  if (!row) {
    throw new AppError({
      code: 'connect-refused',
      message: 'This link to connect has expired or was used already. Press Connect again.',
      retry: 'after-person',
    });
  }
  return { firm: row.firmId as FirmId, subject: row.subjectId, kind: row.kind };
}

function notThisBrowser(): AppError {
  return new AppError({
    code: 'connect-refused',
    message: 'The answer of Actionstep came to another browser than the one that asked. Nothing was connected.',
    retry: 'after-person',
  });
}
