import { createHash } from 'node:crypto';
import type { EntryId, FirmId } from '../domain/ids.ts';

/** What Actionstep carries as import reference: derived, so that it survives a lost row; 31 of a–z 0–9 -. */
export function pushReference(firm: FirmId, entry: EntryId, pushNumber: number): string {
  return `mc-${createHash('sha256').update(`${firm}|${entry}|${pushNumber}`).digest('hex').slice(0, 28)}`;
}
