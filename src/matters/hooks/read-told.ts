import { type Access, readContacts, readMattersByNumber, type Told } from '../../actionstep/index.ts';
import type { ConnectMeans } from '../../connections/index.ts';
import type { JobCaller } from '../../domain/caller.ts';
import type { PersonId } from '../../domain/ids.ts';
import { hideMatters, storeContacts, storeMatters } from '../store-matters.ts';
import { changeSync, syncState } from '../sync-state.ts';
import { toldOf } from './told.ts';

/**
 * Reads the matters and contacts that hooks told of, with the reader's grant, and takes them into the firm's table. What a
 * hook tells of meanwhile stays for the next time.
 */
export async function readTold(caller: JobCaller, reader: PersonId, access: Access, means: ConnectMeans): Promise<void> {
  const told = await means.database.withFirm(caller.firm, async (session) => toldOf(await syncState(session, means.now())));
  if (told.length === 0) return;
  const ids = (wanted: Told['kind']) => told.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
  const numbers = ids('matter');
  const matters = await readMattersByNumber(access, numbers);
  const contacts = await readContacts(access, ids('contact'));
  const shown = new Set(matters.map(({ number }) => number));
  await means.database.withFirm(caller.firm, async (session) => {
    const now = means.now();
    await storeMatters(session, reader, matters, now);
    await hideMatters(
      session,
      numbers.filter((number) => !shown.has(number)),
      reader,
    );
    await storeContacts(session, contacts, now);
    const rest = toldOf(await syncState(session, now)).filter((one) => !told.some(({ kind, id }) => kind === one.kind && id === one.id));
    await changeSync(session, { told: rest });
  });
}
