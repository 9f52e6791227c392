/** The life of an entry (docs: shared design §4). The database holds the same table and refuses the rest. */
export const moves = {
  draft: ['approved', 'dismissed', 'superseded', 'exported'],
  approved: ['draft', 'pushing', 'dismissed', 'superseded', 'exported'],
  pushing: ['pushed', 'failed', 'unconfirmed'],
  unconfirmed: ['pushed', 'pushing', 'failed'],
  failed: ['draft', 'pushing', 'dismissed'],
  pushed: ['recalling'],
  recalling: ['draft', 'pushed', 'unconfirmed'],
  dismissed: ['draft'],
  exported: ['draft'],
  superseded: [],
} as const;

export type EntryState = keyof typeof moves;
/** States that a given state may go to; an illegal move does not compile. */
export type NextState<From extends EntryState> = (typeof moves)[From][number];

export const entryStates = Object.keys(moves).filter((key): key is EntryState => key in moves);

/** Whether the table allows the move. */
export function mayMove(from: EntryState, to: EntryState): boolean {
  const allowed: readonly EntryState[] = moves[from];
  return allowed.includes(to);
}
