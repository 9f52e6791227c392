import { z } from 'zod';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { wireId, wireText } from './envelope.ts';
import { isAbout } from './failure.ts';
import { readAll } from './list-pages.ts';

/** A hook as the firm's system has it. One that is not active tells nothing: any answer but 200 ends it (reference §5). */
export type ListedHook = { id: string; event: string; target: string; isActive: boolean };

const hook = z.looseObject({ id: wireId, eventName: wireText, targetUrl: wireText, status: wireText });

/** Every hook of the system, of others too. */
export async function readHooks(access: Access): Promise<ListedHook[]> {
  const rows = await readAll(access, { resource: 'resthooks', row: hook, query: {} });
  return rows.map((row) => ({ id: row.id, event: row.eventName, target: row.targetUrl, isActive: row.status === 'Active' }));
}

/** Asks to be told of an event at an address. */
export async function createHook(access: Access, event: string, target: string): Promise<void> {
  await call(access, { method: 'POST', path: 'resthooks', body: { resthooks: { eventName: event, targetUrl: target } } });
}

/** Takes a hook away; nothing happens when it is gone. */
export async function deleteHook(access: Access, id: string): Promise<void> {
  try {
    await call(access, { method: 'DELETE', path: `resthooks/${encodeURIComponent(id)}` });
  } catch (error) {
    if (!isAbout(error, 'absent')) throw error;
  }
}

const one = z.looseObject({ id: wireId });
const related = z.looseObject({ data: z.union([one, z.array(one)]).nullish() });
const told = z.looseObject({
  data: z.looseObject({ type: z.string(), id: wireId, relationships: z.looseObject({ action: related.nullish() }).nullish() }),
});

/** What a hook tells of: a matter by its number, or a contact by its id. */
export type Told = { kind: 'matter' | 'contact'; id: string };

/** Reads the JSON:API body of a delivery. Only what it is about: what it says of it is asked again. */
export function readDelivery(body: unknown): Told | undefined {
  const parsed = told.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, id, relationships } = parsed.data.data;
  if (type === 'participants') return plain('contact', id);
  if (type === 'actions') return plain('matter', id);
  if (type !== 'actionparticipants') return undefined;
  const action = [relationships?.action?.data ?? []].flat()[0]?.id;
  // Its own id begins with the matter's: 1024--31--11.
  return plain('matter', action ?? id.split('--')[0] ?? '');
}

function plain(kind: Told['kind'], id: string): Told | undefined {
  return /^\d{1,12}$/.test(id) ? { kind, id } : undefined;
}
