import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntryForm, type FormEvent, formOf, isDirty, reduceForm, shown } from '../../../src/taskpane/state/entry-form.ts';
import { sampleEntry } from './sample-entry.ts';

const formAfter = (events: FormEvent[], form: EntryForm = formOf(sampleEntry())) => events.reduce(reduceForm, form);
const typed = (narrative: string): FormEvent => ({ type: 'typed', edits: { narrative } });
const read = (changes = {}): FormEvent => ({ type: 'read', entry: sampleEntry(changes) });

describe('the form of an entry', () => {
  test('is dirty while a field differs, and clean again when the old text is typed back', () => {
    const form = formAfter([typed('Other')]);
    expect([isDirty(form), shown(form).narrative]).toEqual([true, 'Other']);
    expect(isDirty(reduceForm(form, typed('Perusing email')))).toBe(false);
    expect(isDirty(formAfter([{ type: 'typed', edits: { units: '1' } }]))).toBe(false);
  });

  test('takes a newer entry, and never an older one that comes late', () => {
    expect(formAfter([read({ version: 3, state: 'pushed' }), read({ version: 2 })]).entry).toMatchObject({ version: 3, state: 'pushed' });
  });

  test('a newer entry leaves unsaved text in its field and asks the person; without unsaved text it asks nothing', () => {
    const overtaken = formAfter([typed('Mine'), read({ version: 2, narrative: 'Theirs' })]);
    expect(overtaken).toMatchObject({ overtaken: true, entry: { narrative: 'Theirs' } });
    expect(shown(overtaken).narrative).toBe('Mine');
    expect(formAfter([read({ version: 2, narrative: 'Theirs' })]).overtaken).toBe(false);
    expect(formAfter([typed('Theirs'), read({ version: 2, narrative: 'Theirs' })])).toMatchObject({ overtaken: false, edits: {} });
  });

  test('a refusal with the newer entry does the same', () => {
    const current = sampleEntry({ version: 5, narrative: 'Theirs' });
    const form = formAfter([
      typed('Mine'),
      { type: 'began', deed: 'saving' },
      { type: 'failed', failure: { code: 'stale', message: 'newer', current } },
    ]);
    expect(form).toMatchObject({ overtaken: true, deed: null, entry: { version: 5 }, edits: { narrative: 'Mine' } });
  });

  test('the person keeps the own text or takes the newer one', () => {
    const overtaken = formAfter([typed('Mine'), read({ version: 2, narrative: 'Theirs' })]);
    expect(shown(reduceForm(overtaken, { type: 'kept-mine' })).narrative).toBe('Mine');
    expect(shown(reduceForm(overtaken, { type: 'took-newer' })).narrative).toBe('Theirs');
  });

  test('an answer to a save clears what was saved, even where the backend trimmed it, and keeps what was typed since', () => {
    const saving = formAfter([typed('Mine '), { type: 'began', deed: 'saving' }]);
    const answer = (): FormEvent => ({
      type: 'answered',
      entry: sampleEntry({ version: 2, narrative: 'Mine' }),
      saved: { narrative: 'Mine ' },
    });
    expect(reduceForm(saving, answer()).edits).toEqual({});
    expect(formAfter([typed('Mine, and more'), answer()], saving).edits).toEqual({ narrative: 'Mine, and more' });
  });

  test('knows whether it was pushed from here', () => {
    expect(formAfter([{ type: 'began', deed: 'pushing' }, read({ version: 2, state: 'pushed' })]).pushedHere).toBe(true);
    expect(formAfter([read({ version: 2, state: 'pushed' })]).pushedHere).toBe(false);
  });

  test('whatever comes, in whatever order: the version never falls, and text goes only when it is saved or given up', () => {
    const event = fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((version) => read({ version, narrative: `Theirs ${version}` })),
      fc.constant<FormEvent>({ type: 'began', deed: 'saving' }),
      fc.constant<FormEvent>({ type: 'failed', failure: { code: 'offline', message: '' } }),
      fc.integer({ min: 1, max: 9 }).map((version): FormEvent => {
        return { type: 'failed', failure: { code: 'stale', message: '', current: sampleEntry({ version }) } };
      }),
      fc.constant<FormEvent>({ type: 'kept-mine' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let form = formAfter([typed('Mine')]);
        for (const one of events) {
          const next = reduceForm(form, one);
          expect(next.entry.version).toBeGreaterThanOrEqual(form.entry.version);
          expect(shown(next).narrative).toBe('Mine');
          form = next;
        }
      }),
    );
  });
});
