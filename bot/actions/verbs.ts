import type { PersonCaller } from '../../src/domain/caller.ts';
import { AppError } from '../../src/domain/errors.ts';
import { type Treatment, treatments } from '../../src/domain/fair-bill.ts';
import { isId, type MatterId } from '../../src/domain/ids.ts';
import * as ledger from '../../src/entries/index.ts';
import { type PushMeans, pushEntry, recallEntry } from '../../src/push/index.ts';
import type { ActionData, EntryVerb, InputName } from '../cards/action-data.ts';

/** A press as the card's own person made it. */
export type Press = Omit<ActionData, 'card' | 'slot'> & { verb: EntryVerb; inputs: Record<InputName, string | undefined> };

type Verb = (caller: PersonCaller, press: Press, means: PushMeans) => Promise<unknown>;

/** What each button does in the ledger; throws AppError with words for the card. */
export const verbs: Record<EntryVerb, Verb> = {
  approve: (caller, press, means) => approve(caller, press, means),
  'approve-push': async (caller, press, means) => pushEntry(caller, await approve(caller, press, means), means),
  push: (caller, press, means) => pushEntry(caller, target(press), means),
  edit: (caller, press, means) => ledger.editEntry(caller, target(press), editOf(press.inputs), means),
  matter: (caller, press, means) => ledger.confirmMatter(caller, target(press), chosenMatter(press.inputs), means),
  dismiss: (caller, press, means) => ledger.dismissEntry(caller, target(press), means),
  restore: (caller, press, means) => ledger.restoreEntry(caller, target(press), means),
  recall: (caller, press, means) => recallEntry(caller, target(press), means),
  unapprove: (caller, press, means) => ledger.unapproveEntry(caller, target(press), means),
};

async function approve(caller: PersonCaller, press: Press, means: PushMeans): Promise<ledger.Entry> {
  if (press.matter === null) throw badInput('matter', 'Choose the matter first.');
  return ledger.approveEntry(caller, target(press), press.matter, means);
}

function target({ entry, version }: Press): ledger.Target {
  return { id: entry, version };
}

/** What the fields of Edit say. A card of before they were there leaves billing and code as they are. */
function editOf({ narrative, units, workDate, treatment, activityCode }: Press['inputs']): ledger.Edit {
  return {
    narrative: narrative ?? '',
    units: units?.trim() ? Number(units) : Number.NaN,
    workDate: workDate ?? '',
    ...(treatment === undefined ? {} : { treatment: treatmentOf(treatment) }),
    ...(activityCode === undefined ? {} : { activityCode: activityCode.trim() || null }),
  };
}

function treatmentOf(text: string): Treatment {
  const chosen = treatments.find((one) => one === text);
  if (chosen === undefined) throw badInput('treatment', 'Choose how it is billed from the list.');
  return chosen;
}

function chosenMatter({ matter }: Press['inputs']): MatterId {
  if (matter === undefined || !isId(matter)) throw badInput('matter', 'Choose a matter from the list.');
  return matter as MatterId;
}

function badInput(field: string, message: string): AppError {
  return new AppError({ code: 'bad-input', field, message, retry: 'after-person' });
}
