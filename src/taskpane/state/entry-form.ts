import type { EntryView, Treatment } from '../../contract/entry.ts';
import type { Failure } from '../api/failure.ts';

/** What the person has typed and nobody has saved; only what differs from the entry. Units as typed; no code is ''. */
export type Edits = { narrative?: string; units?: string; workDate?: string; treatment?: Treatment; activityCode?: string };

/** What is under way with the entry. */
export type Deed = 'saving' | 'choosing-matter' | 'choosing-rate' | 'approving' | 'pushing' | 'dismissing' | 'restoring' | 'taking-back';

/** An entry as the backend holds it, and what the person is doing with it in this pane. */
export type EntryForm = {
  entry: EntryView;
  edits: Edits;
  deed: Deed | null;
  failure: Failure | null;
  /** The entry was changed elsewhere while there are unsaved edits: the person decides which stand. */
  overtaken: boolean;
  /** The person is looking for another matter: none counts as chosen meanwhile. */
  picking: boolean;
  /** Pushed from this pane, not found pushed. */
  pushedHere: boolean;
};

export type FormEvent =
  | { type: 'read'; entry: EntryView }
  | { type: 'typed'; edits: Edits }
  | { type: 'began'; deed: Deed }
  | { type: 'answered'; entry: EntryView; saved?: Edits }
  | { type: 'failed'; failure: Failure }
  | { type: 'picking'; on: boolean }
  | { type: 'kept-mine' }
  | { type: 'took-newer' };

/** The form of an entry that has just come. */
export function formOf(entry: EntryView): EntryForm {
  return { entry, edits: {}, deed: null, failure: null, overtaken: false, picking: false, pushedHere: false };
}

export function reduceForm(form: EntryForm, event: FormEvent): EntryForm {
  switch (event.type) {
    case 'read':
      return adopt(form, event.entry);
    case 'typed':
      return { ...form, edits: differing({ ...form.edits, ...event.edits }, form.entry) };
    case 'began':
      return { ...form, deed: event.deed, failure: null, pushedHere: form.pushedHere || event.deed === 'pushing' };
    case 'answered': {
      const edits = differing(without(form.edits, event.saved ?? {}), event.entry);
      return { ...form, entry: event.entry, edits, deed: null, failure: null, picking: false };
    }
    case 'failed':
      return fail(form, event.failure);
    case 'picking':
      return { ...form, picking: event.on, failure: null };
    case 'kept-mine':
      return { ...form, overtaken: false, failure: null };
    case 'took-newer':
      return { ...form, edits: {}, overtaken: false, failure: null };
  }
}

export function isDirty({ edits }: EntryForm): boolean {
  return Object.keys(edits).length > 0;
}

/** What the fields show: the person's own text where there is some. */
export function shown({ entry, edits }: EntryForm): Required<Edits> {
  return {
    narrative: edits.narrative ?? entry.narrative,
    units: edits.units ?? String(entry.units),
    workDate: edits.workDate ?? entry.workDate,
    treatment: edits.treatment ?? entry.treatment,
    activityCode: edits.activityCode ?? entry.activityCode ?? '',
  };
}

/** A newer entry takes the place of the older; an answer that comes late never does. */
function adopt(form: EntryForm, entry: EntryView): EntryForm {
  if (entry.version < form.entry.version) return form;
  const edits = differing(form.edits, entry);
  const overtaken = Object.keys(edits).length > 0 && (form.overtaken || entry.version > form.entry.version);
  return { ...form, entry, edits, overtaken };
}

function fail(form: EntryForm, failure: Failure): EntryForm {
  const after = failure.current ? adopt(form, failure.current) : form;
  return { ...after, deed: null, failure };
}

function without(edits: Edits, saved: Edits): Edits {
  return pick(edits, (field) => edits[field] !== saved[field]);
}

function differing(edits: Edits, entry: EntryView): Edits {
  return pick(edits, (field) => edits[field] !== String(entry[field] ?? ''));
}

function pick(edits: Edits, keep: (field: keyof Edits) => boolean): Edits {
  const fields: (keyof Edits)[] = ['narrative', 'units', 'workDate', 'treatment', 'activityCode'];
  return Object.fromEntries(fields.flatMap((field) => (edits[field] !== undefined && keep(field) ? [[field, edits[field]]] : [])));
}
