import { type EntryView, treatment } from '../../src/contract/entry.ts';
import { treatmentWords } from '../../src/contract/format.ts';
import { narrativeLimit } from '../../src/domain/narrative.ts';
import { maximumUnits } from '../../src/domain/units.ts';
import { inputId } from './action-data.ts';
import type { DateInput, Element, LineInput, NumberInput, PickInput, TextInput } from './elements.ts';
import type { Slot, Typed } from './slot.ts';

/** The fields under Edit: what the entry says, or what was typed and could not be kept. */
export function editInputs(slot: Slot): Element[] {
  return [narrativeInput(slot), unitsInput(slot), dateInput(slot), treatmentInput(slot), codeInput(slot)];
}

const required = { isRequired: true as const };

function narrativeInput({ slot, entry, typed }: Slot): TextInput {
  return {
    type: 'Input.Text',
    id: inputId('narrative', slot),
    label: 'Narrative',
    value: editable(typed?.narrative ?? entry.narrative),
    isMultiline: true,
    maxLength: narrativeLimit,
    errorMessage: 'Write what was done.',
    ...required,
  };
}

function unitsInput({ slot, entry, typed }: Slot): NumberInput {
  return {
    type: 'Input.Number',
    id: inputId('units', slot),
    label: `Units of ${entry.unitMinutes} minutes`,
    value: unitsOf(typed, entry),
    min: 1,
    max: maximumUnits,
    errorMessage: `A whole number from 1 to ${maximumUnits}.`,
    ...required,
  };
}

function dateInput({ slot, entry, typed }: Slot): DateInput {
  return {
    type: 'Input.Date',
    id: inputId('workDate', slot),
    label: 'Date of work',
    value: /^\d{4}-\d{2}-\d{2}$/.test(typed?.workDate ?? '') ? (typed?.workDate ?? entry.workDate) : entry.workDate,
    errorMessage: 'A real date that is not in the future.',
    ...required,
  };
}

function treatmentInput({ slot, entry, typed }: Slot): PickInput {
  return {
    type: 'Input.ChoiceSet',
    id: inputId('treatment', slot),
    label: 'Billing',
    style: 'compact',
    value: treatment.safeParse(typed?.treatment).data ?? entry.treatment,
    choices: Object.entries(treatmentWords).map(([value, title]) => ({ title, value })),
  };
}

function codeInput({ slot, entry, typed }: Slot): LineInput {
  return {
    type: 'Input.Text',
    id: inputId('activityCode', slot),
    label: 'Activity code, where the firm uses them',
    value: editable(typed?.activityCode ?? entry.activityCode ?? '').slice(0, 40),
    isMultiline: false,
    maxLength: 40,
  };
}

/** What an input may begin with: it reads no markdown, but keeps its lines. */
function editable(text: string): string {
  return text
    .slice(0, narrativeLimit)
    .toWellFormed()
    .replace(/[^\P{Cc}\n]/gu, ' ');
}

function unitsOf(typed: Typed | undefined, entry: EntryView): number {
  const units = Number(typed?.units ?? entry.units);
  return Number.isFinite(units) ? units : entry.units;
}
