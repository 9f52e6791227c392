import type { EntryView, MatterView } from '../../src/contract/entry.ts';
import type { CardId } from '../../src/domain/ids.ts';

/** One entry on a card: where, and what a person typed that could not be kept. */
export type Slot = {
  card: CardId;
  slot: number;
  entry: EntryView;
  connected: boolean;
  recents: readonly MatterView[];
  typed?: Typed | undefined;
};
export type Typed = { narrative: string; units: string; workDate: string; treatment: string; activityCode: string };
