import { z } from 'zod';
import type { Told } from '../../actionstep/index.ts';
import type { SyncState } from '../sync-state.ts';

const stored = z.array(z.object({ kind: z.enum(['matter', 'contact']), id: z.string() }));

/** What hooks told of and nobody has read since. */
export function toldOf({ told }: Pick<SyncState, 'told'>): Told[] {
  return stored.parse(told);
}
