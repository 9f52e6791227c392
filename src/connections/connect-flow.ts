import { and, eq, gt, lt } from 'drizzle-orm';
import { z } from 'zod';
import { authorizeAddress, exchangeCode, newVerifier } from '../actionstep/index.ts';
import { newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';
import type { ConnectMeans } from './connect-means.ts';
import { hashOf, newSecret } from './secret.ts';
import { storeGrant } from './store-grant.ts';

const minute = 60_000;

/** A ticket for the connect window: one use, one minute. The window is another browsing session and has no token. */
export async function issueTicket(caller: PersonCaller, means: ConnectMeans): Promise<string> {
  const ticket = newSecret();
  const now = means.now();
  await means.database.withDirectory(async (tx) => {
    await tx.delete(tables.directorySecret).where(lt(tables.directorySecret.expiresAt, now));
    await tx.insert(tables.directorySecret).values({
      hash: hashOf(ticket),
      kind: 'ticket',
      firmId: caller.firm,
      subjectId: caller.person,
      expiresAt: new Date(now.getTime() + minute),
    });
  });
  return ticket;
}

/**
 * Opens an OAuth flow for the ticket's person. Answers Actionstep's consent address and the secret that binds the flow
 * to this browser (a cookie). State: one use, ten minutes. Throws connect-refused for a spent or unknown ticket.
 */
export async function beginConnect(ticket: string, means: ConnectMeans): Promise<{ address: string; bind: string }> {
  const owner = await spend('ticket', ticket, means);
  const [state, bind, verifier] = [newSecret(), newSecret(), newVerifier()];
  const flow = newId(means.now());
  const expiresAt = new Date(means.now().getTime() + 10 * minute);
  await means.database.withFirm(owner.firm, async ({ tx, seal, firm }) => {
    const sealed = seal('oauth_flow', flow, verifier);
    await tx
      .insert(tables.oauthFlow)
      .values({ firmId: firm, id: flow, personId: owner.subject, door: 'pane', bindHash: hashOf(bind), verifier: sealed, expiresAt });
    await tx.insert(tables.directorySecret).values({ hash: hashOf(state), kind: 'oauth-state', firmId: firm, subjectId: flow, expiresAt });
  });
  return { address: authorizeAddress(means.actionstep, { state, verifier }), bind };
}

/**
 * Ends the flow: the state must be ours, unspent, and come back to the browser that began it. Tokens are stored sealed.
 * Throws connect-refused or other-system, in words for the page.
 */
export async function finishConnect(answer: { state: string; code: string; bind: string }, means: ConnectMeans): Promise<void> {
  const { firm, subject: flow } = await spend('oauth-state', answer.state, means);
  const begun = await means.database.withFirm(firm, async ({ tx, open }) => {
    const rows = await tx.delete(tables.oauthFlow).where(eq(tables.oauthFlow.id, flow)).returning();
    const row = rows[0];
    if (!row || row.bindHash !== hashOf(answer.bind)) throw notThisBrowser();
    return { person: row.personId as PersonId, verifier: z.string().parse(open('oauth_flow', flow, row.verifier)) };
  });
  const tokens = await exchangeCode(means.actionstep, answer.code, begun.verifier);
  await storeGrant({ firm, person: begun.person }, tokens, means);
}

async function spend(kind: 'ticket' | 'oauth-state', secret: string, means: ConnectMeans): Promise<{ firm: FirmId; subject: string }> {
  const rows = await means.database.withDirectory((tx) =>
    tx
      .delete(tables.directorySecret)
      .where(
        and(
          eq(tables.directorySecret.hash, hashOf(secret)),
          eq(tables.directorySecret.kind, kind),
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
  return { firm: row.firmId as FirmId, subject: row.subjectId };
}

function notThisBrowser(): AppError {
  return new AppError({
    code: 'connect-refused',
    message: 'The answer of Actionstep came to another browser than the one that asked. Nothing was connected.',
    retry: 'after-person',
  });
}
