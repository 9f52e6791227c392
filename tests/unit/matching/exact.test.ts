import { describe, expect, test } from 'vitest';
import { firm, match, matterOf, offered, reasonsOf, taken } from './firm-of.ts';

describe('a reference is taken without asking', () => {
  test.each([
    ['as the firm writes it', 'FAM-2024-0312'],
    ['in lower case', 'fam-2024-0312'],
    ['with spaces', 'FAM 2024 0312'],
    ['with slashes', 'FAM/2024/0312'],
    ['with an en dash', 'FAM–2024–0312'],
    ['with a dash that does not break', 'FAM‑2024‑0312'],
    ['with a minus sign of typesetters', 'FAM−2024−0312'],
    ['with a full-width form', 'ＦＡＭ－２０２４－０３１２'],
    ['with spaces that do not break', 'FAM\u00a02024\u00a00312'],
    ['with zero-width spaces', 'FAM\u200b-2024-\u200b0312'],
    ['with a soft hyphen', 'FAM-2024-\u00ad0312'],
    ['without separators', 'FAM20240312'],
    ['with underscores', 'FAM_2024_0312'],
    ['with dots', 'FAM.2024.0312'],
    ['in a subject', 'RE: [FAM-2024-0312] signed transfer'],
    ['after "our ref"', 'Our ref: FAM-2024-0312'],
    ['with an answer of a minute before', 'Re: FW: FAM-2024-0312'],
  ])('%s', (_how, text) => {
    expect(taken(match(text))).toBe('4101');
  });

  test('in the text of a mail whose subject says nothing', () => {
    expect(taken(match(['Documents attached', 'Please file these under FAM-2024-0312. Thanks']))).toBe('4101');
  });

  test('by its number after "matter" or "our ref"', () => {
    expect(taken(match('Matter 4101: update'))).toBe('4101');
    expect(taken(match('Our ref 4101'))).toBe('4101');
  });

  test('but not by a bare number, which may be anything', () => {
    expect(taken(match('4101 boxes arrived'))).toBeUndefined();
    expect(taken(match('Invoice 4101'))).toBeUndefined();
  });

  test('agreed when client, correspondent or name fits too, bare otherwise', () => {
    const agreed = (text: string, address = '') => {
      const found = match(text, { people: address === '' ? [] : [{ name: '', address }] });
      return found.tier === 'exact' ? found.agreed : 'not exact';
    };
    expect(agreed('FAM-2024-0312')).toBe(false);
    expect(agreed('FAM-2024-0312 Harlow - advice')).toBe(true);
    expect(agreed('FAM-2024-0312', 'ada@harlow.example')).toBe(true);
    expect(agreed('FAM-2024-0312', 'somebody.else@harlow.example')).toBe(true);
    expect(agreed('FAM-2024-0312', 'nobody@elsewhere.example')).toBe(false);
  });

  test('and its reasons say what was written', () => {
    expect(reasonsOf(match('FAM-2024-0312 Harlow'))).toContain('reference FAM-2024-0312 is written');
  });
});

describe('a written reference is only offered', () => {
  test.each([
    ['closed', 'LIT-2021-0456', '4104', 'the matter is closed'],
    ['inactive', 'CON-2022-0891', '4105', 'the matter is inactive'],
    ['not billable', 'CON-2024-0555', '4106', 'the matter is not billable'],
  ])('when its matter is %s, with a warning', (_why, reference, number, warning) => {
    const found = match(reference);
    expect(taken(found)).toBeUndefined();
    expect(offered(found)[0]).toBe(number);
    expect(reasonsOf(found)).toContain(warning);
  });

  test.each(['active', 'inactive', 'closed'] as const)('when a second matter, %s, carries it in another form', (status) => {
    const twin = matterOf(4999, { reference: 'fam 2024/0312', name: 'Another', status });
    const found = match('FAM-2024-0312', { matters: [...firm, twin] });
    expect(taken(found)).toBeUndefined();
    expect(reasonsOf(found)).toContain('more than one matter');
  });

  test('when the second matter that carries it is out of sight, which is never shown', () => {
    const twin = matterOf(4999, { reference: 'FAM.2024.0312', name: 'Hidden away' });
    const found = match('FAM-2024-0312', { matters: [...firm, twin], sight: { has: (slot) => slot < firm.length } });
    expect(taken(found)).toBeUndefined();
    expect(JSON.stringify(found)).not.toContain('Hidden away');
  });

  test('when the number after "matter" is the reference of another', () => {
    const other = matterOf(5000, { reference: '4101', name: 'Named by number' });
    expect(taken(match('Matter 4101', { matters: [...firm, other] }))).toBeUndefined();
  });

  test('when its matter is out of sight: it is not even named', () => {
    const found = match('FAM-2024-0312', { sight: { has: (slot) => slot !== 0 } });
    expect(taken(found)).toBeUndefined();
    expect(JSON.stringify(found)).not.toContain('Harlow');
  });

  test("when another client's name stands beside it", () => {
    const found = match('FAM-2024-0312 Whitlam Ports Limited');
    expect(taken(found)).toBeUndefined();
    expect(offered(found)).toEqual(expect.arrayContaining(['4101', '4103']));
  });

  test('when a name that no matter knows stands beside it', () => {
    expect(taken(match('FAM-2024-0312 Quillfeather Holdings Pty Ltd'))).toBeUndefined();
    expect(taken(match('FAM-2024-0312 Quillfeather v Brandt'))).toBeUndefined();
  });

  test("when a correspondent is another matter's client", () => {
    const people = [{ name: 'Robert Brackenridge', address: 'rb@gmail.com' }];
    expect(taken(match('FAM-2024-0312', { people }))).toBeUndefined();
  });

  test.each(['FAM-2024-0312 and LIT-2023-0077', 'FAM-2024-0312 / FAM-2024-0313', 'FAM-2024-0312 (was FAM-2019-9999)'])(
    'when another reference stands beside it: %s',
    (text) => {
      expect(taken(match(text))).toBeUndefined();
    },
  );

  test("when a sister matter's whole name stands beside it, with more or less than its own", () => {
    const appeal = matterOf(4201, {
      reference: 'LIT-2024-0101',
      name: 'Osgood v Whitlam Ports Limited - appeal',
      clients: ['Whitlam Ports Limited'],
    });
    const matters = [...firm, appeal];
    expect(taken(match('LIT-2024-0101 Osgood v Whitlam Ports Limited - appeal', { matters }))).toBe('4201');
    expect(taken(match('LIT-2024-0101 Osgood v Whitlam Ports Limited', { matters }))).toBeUndefined();
    expect(taken(match('LIT-2023-0077 Osgood v Whitlam Ports Limited - appeal', { matters }))).toBeUndefined();
  });

  test('when another number of the same length stands beside a reference that is a number', () => {
    const matters = Array.from({ length: 5 }, (_, at) =>
      matterOf(4300 + at, { reference: String(247_588 + at), name: `Client${at} affairs` }),
    );
    expect(taken(match('Our ref 247588', { matters }))).toBe('4300');
    expect(taken(match('Our ref 247588 (was 247568)', { matters }))).toBeUndefined();
  });

  test.each([
    'Your ref: FAM-2024-0312',
    'Your reference FAM-2024-0312',
    'Their ref FAM-2024-0312',
    'Court file FAM-2024-0312',
    'Invoice FAM-2024-0312',
  ])("when it is another's: %s", (text) => {
    expect(taken(match(text))).toBeUndefined();
  });

  test('when it stands only in a line that quotes another mail', () => {
    expect(taken(match(['Thanks', 'See below\n> Our ref FAM-2024-0312\n> regards']))).toBeUndefined();
  });

  test.each(['FAM-2024-0312-2', 'X-FAM-2024-0312', 'FAM-2024-03125', 'www.example.com/FAM-2024-0312', 'FAM-2024-0312@court.example'])(
    'when it is part of something else: %s',
    (text) => {
      expect(taken(match(text))).toBeUndefined();
    },
  );

  test.each([
    ['without its letters', '20240312'],
    ['with a year of two digits', 'FAM-24-0312'],
    ['in another order', '2024 FAM 0312'],
    ['with two digits changed over', 'FAM-2024-0321'],
    ['with one digit other', 'FAM-2024-0319'],
    ['without a zero', 'FAM-2024-312'],
    ['with letters for digits', 'FAM-2O24-O3l2'],
    ['spoken', 'twenty twenty four fam zero three one two'],
  ])('%s', (_how, text) => {
    const found = match(text);
    expect(taken(found)).toBeUndefined();
    expect(offered(found)).toContain('4101');
  });
});

describe('nothing is found', () => {
  test.each(['COVID-19-2020', 'lunch on friday', 'ABN 51 824 753 556', 'GST return for March 2024', ''])('in %j', (text) => {
    expect(match(text).tier).toBe('none');
  });
});
