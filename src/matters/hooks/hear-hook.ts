import { eq } from 'drizzle-orm';
import { readDelivery, type Told } from '../../actionstep/index.ts';
import { connectedPeople, mattersListingJob, mattersSyncJob } from '../../connections/index.ts';
import { type FirmSession, type Means, tables } from '../../database/index.ts';
import type { FirmId } from '../../domain/ids.ts';
import { keepJob } from '../../jobs/index.ts';
import { changeSync, syncState } from '../sync-state.ts';
import { hashOfHook } from './keep-hooks.ts';
import { toldOf } from './told.ts';

const second = 1000;
/** Many changes come at once: they are waited for, and read together. */
const pause = { reading: second, listing: 60 * second };
/** More than this is left to the next reading of what changed. */
const most = 500;

/**
 * Takes what Actionstep tells at a hook address: which matter or contact, never what it says of it, which is asked again.
 * False for an address that is nobody's.
 */
export async function hearHook(secret: string, body: unknown, means: Means): Promise<boolean> {
  const rows = await means.database.withDirectory((tx) =>
    tx
      .select({ firm: tables.directoryHook.firmId })
      .from(tables.directoryHook)
      .where(eq(tables.directoryHook.hash, hashOfHook(secret))),
  );
  const firm = rows[0]?.firm as FirmId | undefined;
  if (firm === undefined) return false;
  const told = readDelivery(body);
  if (told === undefined) return true;
  const people = told.kind === 'matter' ? await connectedPeople({ kind: 'job', name: 'hook', firm }, means) : [];
  await means.database.withFirm(firm, async (session) => {
    const now = means.now();
    await note(session, told, now);
    const at = (millis: number) => new Date(now.getTime() + millis);
    await keepJob(session.tx, { firm, kind: mattersSyncJob, subject: firm, dueAt: at(pause.reading) });
    for (const person of people) await keepJob(session.tx, { firm, kind: mattersListingJob, subject: person, dueAt: at(pause.listing) });
  });
  return true;
}

async function note(session: FirmSession, told: Told, now: Date): Promise<void> {
  const known = toldOf(await syncState(session, now));
  const isNew = !known.some(({ kind, id }) => kind === told.kind && id === told.id);
  if (isNew && known.length < most) await changeSync(session, { told: [...known, told] });
  if (told.kind === 'matter') await session.tx.update(tables.matter).set({ toldAt: now }).where(eq(tables.matter.number, told.id));
}
