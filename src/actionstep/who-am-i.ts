import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { linkedOf, rowsOf, wireId } from './envelope.ts';

const user = z.looseObject({ id: wireId, links: z.looseObject({ participant: wireId }) });
const participant = z.looseObject({ id: wireId, displayName: z.string().nullish() });

/** The timekeeper behind a token: the participant id that owns time entries (reference/actionstep-api.md §4.4). */
export async function whoAmI(access: Access): Promise<{ participantId: string; name: string }> {
  const body = await call(access, { method: 'GET', path: 'users/current', query: { include: 'participant' } });
  const me = rowsOf(body, 'users', user)[0];
  if (!me) throw new AppError({ code: 'connect-refused', message: 'Actionstep does not say who you are. Nothing was connected.' });
  const id = me.links.participant;
  const name = linkedOf(body, 'participants', participant).find((row) => row.id === id)?.displayName ?? '';
  return { participantId: id, name };
}
