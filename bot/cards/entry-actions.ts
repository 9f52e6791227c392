import type { MatterView } from '../../src/contract/entry.ts';
import { closedWords, matterLabel } from '../../src/contract/format.ts';
import type { EntryId, MatterId } from '../../src/domain/ids.ts';
import { type ActionData, type EntryVerb, inputId } from './action-data.ts';
import { editInputs } from './edit-inputs.ts';
import { type Action, type ActionSet, type Choice, cut, type Execute, harmless, type ShowCard } from './elements.ts';
import type { Slot } from './slot.ts';

const choiceLimit = 8;

/**
 * The buttons of an entry, by its state: a row to decide, a row to change; five in one row do not fit a narrow chat. None
 * where nothing is to be decided.
 */
export function entryActions(slot: Slot): ActionSet[] {
  const { decide, change } = buttonsOf(slot);
  const rows = [decide, change].filter((actions) => actions.length > 0);
  return rows.map((actions, index) => ({ type: 'ActionSet', actions, spacing: index === 0 ? 'Medium' : 'Small' }));
}

function buttonsOf(slot: Slot): { decide: Action[]; change: Action[] } {
  const { entry } = slot;
  const stopped = entry.checks.some((check) => check.level === 'stop');
  const change: Action[] = [editCard(slot), matterCard(slot), execute(slot, 'dismiss', 'Dismiss')];
  switch (entry.state) {
    case 'draft':
      if (entry.matter === null || stopped) return { decide: [], change };
      return { decide: [positive(slot, 'approve', 'Approve'), execute(slot, 'approve-push', 'Approve & push')], change };
    case 'approved':
      return { decide: [positive(slot, 'push', 'Push to Actionstep'), execute(slot, 'unapprove', 'Take approval back')], change };
    case 'failed':
      return { decide: [positive(slot, 'push', 'Try again')], change };
    case 'pushed':
      if (entry.pushed?.bill || entry.pushed?.gone) return { decide: [], change: [] };
      return { decide: [], change: [execute(slot, 'recall', 'Take back from Actionstep')] };
    case 'unconfirmed':
      return { decide: entry.problem?.mend === 'take-back' ? [execute(slot, 'recall', 'Take the younger back')] : [], change: [] };
    case 'dismissed':
      return { decide: [execute(slot, 'restore', 'Restore')], change: [] };
    default:
      return { decide: [], change: [] };
  }
}

/** A button that takes one of the candidates. */
export function useMatter(slot: Slot, matter: MatterView): Execute {
  const action = execute(slot, 'matter', 'Use this matter');
  return {
    ...action,
    ...(matter.id === slot.entry.match.likely ? { style: 'positive' as const } : {}),
    tooltip: cut(`Use ${matterLabel(matter)}`, 60),
    data: { ...action.data, [inputId('matter', slot.slot)]: matter.id },
  };
}

/** A matter as one line of a list to choose from. */
export function matterChoice(matter: MatterView): Choice {
  const closed = closedWords(matter);
  const line = [matterLabel(matter), matter.name, ...matter.clients.slice(0, 1), ...(closed ? [closed.toLowerCase()] : [])];
  return { title: harmless(cut(line.join(' · '), 90)), value: matter.id };
}

function execute({ card, slot, entry }: Slot, verb: EntryVerb, title: string): Execute {
  const data: ActionData = {
    card,
    entry: entry.id as EntryId,
    version: entry.version,
    matter: (entry.matter?.id ?? null) as MatterId | null,
    slot,
  };
  return { type: 'Action.Execute', title, verb, data, associatedInputs: 'none' };
}

function positive(slot: Slot, verb: EntryVerb, title: string): Execute {
  return { ...execute(slot, verb, title), style: 'positive' };
}

function withInputs(action: Execute): Execute {
  const { associatedInputs: _, ...rest } = action;
  return rest;
}

function editCard(slot: Slot): ShowCard {
  const actions = [withInputs(positive(slot, 'edit', 'Save'))];
  return { type: 'Action.ShowCard', title: 'Edit', card: { type: 'AdaptiveCard', version: '1.5', body: editInputs(slot), actions } };
}

function matterCard(slot: Slot): ShowCard {
  const { likely } = slot.entry.match;
  const offered = [...slot.entry.match.candidates.map(({ matter }) => matter), ...slot.recents];
  const choices = [...new Map(offered.map((matter) => [matter.id, matter])).values()].slice(0, choiceLimit).map(matterChoice);
  return {
    type: 'Action.ShowCard',
    title: slot.entry.matter === null ? 'Choose matter' : 'Change matter',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        {
          type: 'Input.ChoiceSet',
          id: inputId('matter', slot.slot),
          label: 'Matter',
          style: 'filtered',
          placeholder: 'Type a reference, number, name or client',
          choices,
          ...(likely === null ? {} : { value: likely }),
          'choices.data': { type: 'Data.Query', dataset: 'matters' },
          isRequired: true,
          errorMessage: 'Choose a matter from the list.',
        },
      ],
      actions: [withInputs(positive(slot, 'matter', 'Use this matter'))],
    },
  };
}
