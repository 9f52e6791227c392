import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Access, createHook, deleteHook, type ListedHook, readHooks } from '../../actionstep/index.ts';
import type { ConnectMeans } from '../../connections/index.ts';
import { type FirmSession, tables } from '../../database/index.ts';
import type { JobCaller } from '../../domain/caller.ts';
import { AppError } from '../../domain/errors.ts';
import { changeSync, syncState } from '../sync-state.ts';

/** What the firm's matters depend on. */
const events = ['ActionCreated', 'ActionUpdated', 'ActionParticipantAdded', 'ActionParticipantDeleted', 'ParticipantUpdated'];
/** How often the hooks are looked at: one failed delivery ends a hook. */
const every = 60 * 60_000;

const sealedHook = z.object({ secret: z.string() });

/**
 * Sees to it that Actionstep tells this backend of every change of matters, at an address nobody guesses; hooks that ended,
 * or name an address of before, are made anew. Where the reader may not, changes are found by asking, as without hooks.
 */
export async function keepHooks(caller: JobCaller, access: Access, means: ConnectMeans): Promise<void> {
  const base = means.actionstep.hooksUrl;
  if (base === undefined) return;
  const secret = await means.database.withFirm(caller.firm, (session) => dueSecret(session, means.now()));
  if (secret === undefined) return;
  try {
    await align(access, `${base}/${secret}`, secret);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-connected') throw error;
  }
}

/** The secret of the firm's address, made when there is none; undefined while the hooks have been looked at lately. */
async function dueSecret(session: FirmSession, now: Date): Promise<string | undefined> {
  const state = await syncState(session, now);
  if (state.hooksAt !== null && now.getTime() - state.hooksAt.getTime() < every) return undefined;
  const row = `${state.id}|hook`;
  const known = state.hook === null ? undefined : sealedHook.parse(session.open('matter_sync', row, state.hook)).secret;
  const secret = known ?? randomBytes(32).toString('base64url');
  if (known === undefined) {
    const entry = { hash: hashOfHook(secret), firmId: session.firm };
    await session.tx
      .insert(tables.directoryHook)
      .values(entry)
      .onConflictDoUpdate({ target: tables.directoryHook.firmId, set: { hash: entry.hash } });
  }
  await changeSync(session, { hooksAt: now, hook: session.seal('matter_sync', row, { secret }) });
  return secret;
}

async function align(access: Access, target: string, secret: string): Promise<void> {
  const ours = (await readHooks(access)).filter((hook) => hook.target.endsWith(`/${secret}`));
  const good = new Map<string, ListedHook>();
  for (const hook of ours) {
    const isGood = hook.isActive && hook.target === target && events.includes(hook.event) && !good.has(hook.event);
    if (isGood) good.set(hook.event, hook);
    else await deleteHook(access, hook.id);
  }
  for (const event of events) if (!good.has(event)) await createHook(access, event, target);
}

/** What the directory keeps of the unguessable part of an address. */
export function hashOfHook(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
