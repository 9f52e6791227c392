import type { EntryState } from '../domain/entry-state.ts';

/** The one act of a person that mends an entry which did not go. */
export type Mend = 'choose-matter' | 'reconnect' | 'edit' | 'retry' | 'decide' | 'take-back';

/** What a person does about a problem of a push; null while it goes by itself. */
export function mendOf(state: EntryState, code: string, hasDuplicate: boolean): Mend | null {
  if (code === 'not-connected') return 'reconnect';
  if (code === 'matter-not-confirmed' || code === 'matter-not-open') return 'choose-matter';
  if (code === 'fair-bill' || code === 'bad-input') return 'edit';
  if (state === 'unconfirmed') return hasDuplicate ? 'take-back' : 'decide';
  if (state === 'failed') return code === 'actionstep-refused' ? 'edit' : 'retry';
  if (state === 'approved' || state === 'draft') return 'retry';
  return null;
}
