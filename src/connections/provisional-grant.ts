import { randomInt } from 'node:crypto';
import { and, eq, lte } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { JobCaller, PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';
import { type JobResult, scheduleJob } from '../jobs/index.ts';
import { hashOf } from './secret.ts';
import { type ExaminedGrant, examinedGrant, storeGrant } from './store-grant.ts';

/** The job that deletes a provisional grant nobody confirmed; its subject is the grant. */
export const provisionalEndJob = 'provisional-end';

const lifeMillis = 5 * 60_000;
const maximumTries = 5;
/** No vowels, so that no code is a word; nothing that looks like another. 8 of 27: one in 56 thousand million for five tries. */
const letters = 'BCDFGHJKMNPQRSTVWXZ23456789';
const codeLength = 8;

/**
 * Keeps a grant aside, sealed, and answers the code that makes it a connection. Whoever holds the browser sees the code;
 * only the person who began it in Teams can give it there. So a link sent to somebody else connects nobody.
 */
export async function keepProvisional(owner: { firm: FirmId; person: PersonId }, grant: ExaminedGrant, means: Means): Promise<string> {
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
  const now = means.now();
  const id = newId<string>(now);
  const expiresAt = new Date(now.getTime() + lifeMillis);
  await means.database.withFirm(owner.firm, async ({ tx, seal, firm }) => {
    await tx.delete(tables.provisionalGrant).where(eq(tables.provisionalGrant.personId, owner.person));
    await tx.insert(tables.provisionalGrant).values({
      firmId: firm,
      id,
      personId: owner.person,
      codeHash: hashOf(code),
      granted: seal('provisional_grant', id, grant),
      expiresAt,
    });
    await scheduleJob(tx, { firm, kind: provisionalEndJob, subject: id, dueAt: expiresAt });
  });
  return code;
}

/**
 * The code of the connect page, given in Teams: the caller's own grant becomes their connection. Throws connect-refused,
 * and then: another person's grant is deleted, the caller's own after five wrong codes.
 */
export async function confirmProvisional(
  caller: PersonCaller,
  code: string,
  means: Means,
): Promise<{ system: string; timekeeper: string }> {
  const now = means.now();
  const found = await means.database.withFirm(caller.firm, (session) => spend(session, caller.person, hashOf(code), now));
  if (found.kind === 'confirmed') return { system: found.grant.tokens.orgkey, timekeeper: found.grant.name };
  throw new AppError({ code: 'connect-refused', message: words[found.kind], retry: 'after-person' });
}

/** Deletes a provisional grant whose time is over. */
export async function endProvisional(caller: JobCaller, id: string, means: Means): Promise<JobResult> {
  await means.database.withFirm(caller.firm, ({ tx }) =>
    tx.delete(tables.provisionalGrant).where(and(eq(tables.provisionalGrant.id, id), lte(tables.provisionalGrant.expiresAt, means.now()))),
  );
  return { kind: 'done' };
}

const words = {
  unknown: 'This code is not known, or its five minutes are over. Type connect to begin again. Nothing was connected.',
  foreign: 'This code belongs to another person, who began the connection. Nothing was connected. Type connect to connect your own.',
  spent: 'That were five wrong codes: this connection was given up. Type connect to begin again.',
};

type Spent = { kind: 'confirmed'; grant: ExaminedGrant } | { kind: keyof typeof words };

async function spend(session: FirmSession, person: PersonId, codeHash: string, now: Date): Promise<Spent> {
  const { provisionalGrant: table } = tables;
  const rows = await session.tx.select().from(table).where(eq(table.codeHash, codeHash)).for('update');
  const row = rows.find(({ expiresAt }) => expiresAt > now);
  if (!row) return countTry(session, person);
  await session.tx.delete(table).where(eq(table.id, row.id));
  if (row.personId !== person) return { kind: 'foreign' };
  const grant = examinedGrant.parse(session.open('provisional_grant', row.id, row.granted));
  await storeGrant(session, person, grant, now);
  return { kind: 'confirmed', grant };
}

async function countTry({ tx }: FirmSession, person: PersonId): Promise<Spent> {
  const { provisionalGrant: table } = tables;
  const own = (await tx.select().from(table).where(eq(table.personId, person)).for('update'))[0];
  if (!own) return { kind: 'unknown' };
  if (own.tries + 1 < maximumTries) {
    await tx
      .update(table)
      .set({ tries: own.tries + 1 })
      .where(eq(table.id, own.id));
    return { kind: 'unknown' };
  }
  await tx.delete(table).where(eq(table.id, own.id));
  return { kind: 'spent' };
}
