import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { isZone } from '../domain/work-date.ts';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { linkedOf, rowsOf, wireId, wireLink, wireMaybeFlag, wireText } from './envelope.ts';
import { isFailure } from './failure.ts';
import { readAll } from './list-pages.ts';
import { nameOf, participant } from './participant.ts';

const user = z.looseObject({ id: wireId, links: z.looseObject({ participant: wireId, division: wireLink }) });

const division = z.looseObject({ id: wireId, timezoneName: wireText, isActive: wireMaybeFlag });

/** Who a token speaks for; `zone` is the time zone of the division they belong to, null where Actionstep does not say. */
export type Me = { participantId: string; name: string; zone: string | null };

/** The timekeeper behind a token: the participant id that owns time entries (reference/actionstep-api.md §4.4). */
export async function whoAmI(access: Access): Promise<Me> {
  const body = await call(access, { method: 'GET', path: 'users/current', query: { include: 'participant' } });
  const me = rowsOf(body, 'users', user)[0];
  if (!me) throw new AppError({ code: 'connect-refused', message: 'Actionstep does not say who you are. Nothing was connected.' });
  const id = me.links.participant;
  const own = linkedOf(body, 'participants', participant).find((row) => row.id === id);
  return { participantId: id, name: own ? nameOf(own) : '', zone: await zoneOf(access, me.links.division) };
}

/** The zone of a division, or the one that all of them share (reference §4.7). Whoever may not see them still connects. */
async function zoneOf(access: Access, id: string | null): Promise<string | null> {
  try {
    const rows = await readAll(access, { resource: 'divisions', row: division, query: {} });
    const zones = rows.filter(({ isActive, timezoneName }) => isActive !== false && isZone(timezoneName));
    const own = zones.find((row) => row.id === id)?.timezoneName;
    const all = [...new Set(zones.map(({ timezoneName }) => timezoneName))];
    return own ?? (all.length === 1 ? (all[0] ?? null) : null);
  } catch (error) {
    if (isFailure(error, 'actionstep-refused') || isFailure(error, 'actionstep-unexpected')) return null;
    throw error;
  }
}
