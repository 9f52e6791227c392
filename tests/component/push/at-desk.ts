import { draftsAnswer, type EntryView, entryView } from '../../../src/contract/entry.ts';
import { clientFor, connect } from '../backend/client.ts';
import { startBackend } from '../backend/start-backend.ts';
import type { DatabaseKind } from '../backend/test-database.ts';
import { sampleMail } from '../sample-mail.ts';
import { controlOf, type Json, signIn } from '../stand-in/sign-in.ts';

const minute = 60_000;

/** Mere at her desk: a backend, her connection, and Actionstep's own view of what she pushes. */
export async function sitDown(kind: DatabaseKind, options: Parameters<typeof startBackend>[1] = {}) {
  const backend = await startBackend(kind, options);
  await connect(backend, 'mere');
  const mere = await clientFor(backend, 'mere');
  const control = controlOf(backend.actionstep);
  const verb = (entry: EntryView, name: string, body: object = {}) =>
    mere.get(entryView, 'POST', `/api/entries/${entry.id}/${name}`, { version: entry.version, ...body });
  const draft = async (changes: object = {}): Promise<EntryView> => {
    const [entry] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    if (!entry) throw new Error('no draft');
    if (Object.keys(changes).length === 0) return entry;
    return mere.get(entryView, 'PATCH', `/api/entries/${entry.id}`, { version: entry.version, ...changes });
  };
  const approve = async (changes: object = {}): Promise<EntryView> => {
    const entry = await draft(changes);
    return verb(entry, 'approve', { matterId: entry.matter?.id });
  };
  return {
    ...backend,
    mere,
    control,
    verb,
    draft,
    approve,
    /** Approves an entry and intends its push. */
    intend: async (changes: object = {}) => verb(await approve(changes), 'push'),
    again: (entry: EntryView) => mere.get(entryView, 'GET', `/api/entries/${entry.id}`),
    drain: () => backend.backend.worker.drain(),
    /** Lets the worker run, moves the clock past every wait, and lets it run again, `times` times. */
    pass: async (times = 2) => {
      for (let turn = 0; turn < times; turn += 1) {
        await backend.backend.worker.drain();
        backend.clock.ahead += 3 * minute;
      }
      await backend.backend.worker.drain();
    },
    /** The rows of Actionstep's ledger that say this, newest first. */
    rows: async ({ narrative }: EntryView): Promise<Json[]> =>
      (await control.ledger()).filter(({ description }) => description === narrative),
    /** A client of Mere's own, as if she typed in Actionstep. */
    byHand: () => signIn(backend.actionstep, 'mere'),
  };
}

export type Desk = Awaited<ReturnType<typeof sitDown>>;
