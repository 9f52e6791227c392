import type { Firm } from '../firm.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { FirmRecords } from '../seed/firm-records.ts';
import { actionParticipants } from './action-participants.ts';
import { actions } from './actions.ts';
import { billSettings } from './bill-settings.ts';
import { activitiesRules, quickCodesRules, utbmsCodesRules } from './codes.ts';
import { disbursements } from './disbursements.ts';
import { divisions } from './divisions.ts';
import { fileNotes, tasks } from './notes-and-tasks.ts';
import { participants } from './participants.ts';
import { actionRates, rates } from './rates.ts';
import { recordResource } from './record-resource.ts';
import { hookBook, restHooks } from './rest-hooks.ts';
import { timeEntriesWire } from './time-entries.ts';
import { timeRecordsWire } from './time-records.ts';
import { timeResource } from './time-resource.ts';
import { actionTypesRules, participantTypesRules } from './types.ts';
import { users } from './users.ts';

/** Fills a firm's catalogue with every resource it serves, and ties its hooks to what happens to them. */
export function fillCatalogue(firm: Firm, seed: FirmRecords, ledger: Ledger): void {
  const rules = [
    actions(seed),
    actionParticipants(seed),
    actionRates(),
    actionTypesRules(),
    activitiesRules(),
    billSettings(seed),
    disbursements(),
    divisions(),
    fileNotes(),
    participants(seed),
    participantTypesRules(),
    quickCodesRules(),
    rates(),
    restHooks(),
    tasks(),
    users(),
    utbmsCodesRules(),
  ];
  const time = [timeEntriesWire, timeRecordsWire].map((wire) => timeResource(wire, ledger, firm));
  for (const resource of [...rules.map((rule) => recordResource(rule, firm)), ...time]) firm.catalogue.set(resource.shape.name, resource);
  firm.hooks.attach(hookBook(firm));
  emitTime(firm, ledger);
}

/** Hooks know time entries only, whichever of the two resources they were written by. */
function emitTime({ hooks, clock }: Firm, ledger: Ledger): void {
  const known = new Set(ledger.entries().map(({ id }) => id));
  ledger.onEntry((id, entry) => {
    if (entry === undefined) known.delete(id);
    else hooks.emit(known.has(id) ? 'TimeEntryUpdated' : 'TimeEntryCreated', timeEntriesWire.shape, timeEntriesWire.rowFrom(entry, clock));
    if (entry !== undefined) known.add(id);
  });
}
