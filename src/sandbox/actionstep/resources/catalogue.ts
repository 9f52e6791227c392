import type { Ledger } from '../ledger/ledger.ts';
import type { Catalogue } from '../rest/resource.ts';
import type { FirmRecords } from '../seed/firm-records.ts';
import type { Switches } from '../switches.ts';
import { divisionsResource, ratesResource, usersResource } from './firm-resources.ts';
import { actionParticipantsResource, actionsResource, participantsResource } from './matter-resources.ts';
import { timeEntriesWire } from './time-entries.ts';
import { timeRecordsWire } from './time-records.ts';
import { timeResource } from './time-resource.ts';

/** Every resource this system serves, by name; without Enhanced Billing Mode there are no timeentries. */
export function catalogueOf(firm: FirmRecords, ledger: Ledger, switches: Switches): Catalogue {
  const time = switches.ebm ? [timeEntriesWire, timeRecordsWire] : [timeRecordsWire];
  const resources = [
    usersResource(),
    actionsResource(firm),
    actionParticipantsResource(firm),
    participantsResource(firm),
    ratesResource(),
    divisionsResource(),
    ...time.map((wire) => timeResource(wire, ledger, firm)),
  ];
  return new Map(resources.map((resource) => [resource.name, resource]));
}
