import type { SandboxPerson } from '../../people.ts';
import type { EntryChange, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { ZoneClock } from '../ledger/zone-clock.ts';
import type { Row } from '../rest/row.ts';
import type { Shape } from '../rest/shape.ts';
import type { Values } from './read-body.ts';

/** How one of the two time resources reads and writes the ledger. */
export type TimeWire = {
  shape: Shape;
  rowFrom(entry: LedgerEntry, clock: ZoneClock): Row;
  /** Date and start of work, from the attributes sent. */
  when(attributes: Values['attributes'], clock: ZoneClock): Pick<EntryChange, 'workedAt' | 'startTime'>;
  /** The attribute that holds the narrative. */
  narrative: string;
  /** Links the system sets by itself when they are not sent. */
  defaultLinks(person: SandboxPerson): Values['links'];
};
