import { describe, expect, test } from 'vitest';
import { checkForm, editOf, todayIn, unitsOf } from '../../../src/taskpane/state/check-form.ts';
import { type Edits, formOf, reduceForm } from '../../../src/taskpane/state/entry-form.ts';
import { sampleEntry } from './sample-entry.ts';

const formWith = (edits: Edits) => reduceForm(formOf(sampleEntry()), { type: 'typed', edits });
const faultsOf = (edits: Edits) => Object.keys(checkForm(formWith(edits), '2026-11-21'));

describe('what stands in the fields', () => {
  test.each<[Edits, string[]]>([
    [{}, []],
    [{ narrative: ' \n' }, ['narrative']],
    [{ narrative: 'x'.repeat(2000) }, []],
    [{ narrative: 'x'.repeat(2001) }, ['narrative']],
    [{ units: '0' }, ['units']],
    [{ units: '-1' }, ['units']],
    [{ units: '0,5' }, ['units']],
    [{ units: '1.5' }, ['units']],
    [{ units: '1e3' }, ['units']],
    [{ units: '1441' }, ['units']],
    [{ units: ' 12 ' }, []],
    [{ workDate: '' }, ['workDate']],
    [{ workDate: '2026-11-21' }, []],
    [{ workDate: '2026-11-22' }, ['workDate']],
    [{ narrative: '', units: '', workDate: '' }, ['narrative', 'units', 'workDate']],
  ])('%j has faults in %j', (edits, fields) => {
    expect(faultsOf(edits)).toEqual(fields);
  });

  test('only what differs is saved, with the version it was made on', () => {
    expect(editOf(formWith({}))).toBeUndefined();
    expect(editOf(formWith({ units: '3' }))).toEqual({ version: 1, units: 3 });
    expect(editOf(formWith({ narrative: 'Other', workDate: '2026-11-19' }))).toEqual({
      version: 1,
      narrative: 'Other',
      workDate: '2026-11-19',
    });
  });

  test('units are whole numbers or none', () => {
    expect([unitsOf('1'), unitsOf('1440'), unitsOf('١'), unitsOf('')]).toEqual([1, 1440, undefined, undefined]);
  });

  test("today is the date in the entry's zone, not in the reader's", () => {
    const instant = new Date('2026-11-20T11:30:00Z');
    expect([todayIn('Pacific/Auckland', instant), todayIn('Australia/Perth', instant)]).toEqual(['2026-11-21', '2026-11-20']);
  });
});
