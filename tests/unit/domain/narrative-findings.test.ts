import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNarrative } from '../../../src/domain/narrative-checks.ts';
import { otherClientFindings } from '../../../src/domain/narrative-content.ts';
import { type NarrativeRule, ruleFindings, rulesFor } from '../../../src/domain/narrative-rules.ts';

const codes = (text: string) => checkNarrative(text).map(({ code }) => code);
const mendOf = (text: string, code: string) => checkNarrative(text).find((one) => one.code === code)?.mend;

describe('a narrative', () => {
  test.each([
    ['Telephone Ms Tran advising that claim is likely to fail', 'advice-content'],
    ['Advising client to settle before the hearing', 'advice-content'],
    ['Conferring with counsel; prospects of the appeal are poor', 'advice-content'],
    ['Considering offer to settle at $80,000 from Harlow Legal', 'settlement-figure'],
    ['Telephone Ms Tran regarding accepting 80k', 'settlement-figure'],
  ])('that says %s is questioned: %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  test.each([
    ['Telephone Ms Tran advising regarding prospects and response to offer'],
    ['Perusing valuation of the Raglan property for $1,250,000 by Dr Rao'],
    ['Considering offer of employment to Mr Pereira and position description'],
    ['Attending mediation regarding settlement of the trust accounts'],
  ])('that says %s is not', (text) => {
    expect(codes(text)).toEqual([]);
  });

  test.each([
    ['Telephone Ms Tran regarding deed for 20 minutes', 'duration-in-text', 'Telephone Ms Tran regarding deed'],
    [
      'Video conference with Ms Okafor (42 min) regarding reply affidavit',
      'duration-in-text',
      'Video conference with Ms Okafor regarding reply affidavit',
    ],
    ['I drafted the deed of release for Ms Tran', 'first-person', 'Drafting the deed of release for Ms Tran'],
    ['Considering offer to settle at $80,000 from Harlow Legal', 'settlement-figure', 'Considering offer to settle from Harlow Legal'],
    ['Perusing letter, TFN 123 456 782, from Ms Tran', 'private-identifier', 'Perusing letter, from Ms Tran'],
  ])('%s has for %s the mend: %s', (text, code, mend) => {
    expect(mendOf(text, code)).toBe(mend);
    expect(codes(mend)).not.toContain(code);
  });

  test('has no mend where words would be guessed', () => {
    expect(mendOf('I think that we should have another look at the deed', 'first-person')).toBeUndefined();
    expect(mendOf('Attention to file', 'vague')).toBeUndefined();
  });

  test('that is mended has only words that stood in it, and a method', () => {
    const word = fc.constantFrom(
      'deed',
      'for',
      '20 minutes',
      '(0.3 h)',
      'Ms',
      'Tran',
      '$80k',
      'settle',
      'at',
      'regarding',
      'TFN 123 456 782',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 12 }), (words) => {
        const text = `Drafting ${words.join(' ')}`;
        for (const { mend } of checkNarrative(text)) {
          for (const left of (mend ?? '').split(' ').filter((one) => one !== '')) expect(text).toContain(left.replace(/[,;.]$/, ''));
        }
      }),
    );
  });

  test('that names a client of another matter is questioned, by the whole name only', () => {
    expect(otherClientFindings('Perusing letter from Harlow Ltd to Ms Tran', ['Doyle Farms', 'Harlow Ltd'])).toMatchObject([
      { code: 'other-client' },
    ]);
    expect(otherClientFindings('Perusing letter from Harlow Ltdson', ['Harlow Ltd', 'Ms'])).toEqual([]);
  });
});

describe('the rules of a firm, a client or a matter', () => {
  const entry = { narrative: 'Drafting deed w/o prejudice', units: 20, unitMinutes: 6, activityCode: null };
  const messages = (rule: NarrativeRule) => ruleFindings(entry, [rule]).map(({ message }) => message);

  test.each([
    [{ excluded: ['deed'] }, '“deed” may not stand in the narrative.'],
    [{ included: ['lease', 'licence'] }, 'The narrative must name one of: lease, licence.'],
    [{ replaced: [{ from: 'w/o', to: 'without' }] }, '“w/o” is written “without”.'],
    [{ tense: 'past' as const }, 'The narrative is not in the past tense.'],
    [{ mostMinutes: 60 }, 'An entry may have 60 min at most.'],
    [{ codeRequired: true }, 'The client requires an activity code.'],
  ])('%j finds: %s', (rule, message) => {
    expect(messages(rule)).toEqual([message]);
  });

  test('that are kept find nothing', () => {
    const kept: NarrativeRule = {
      excluded: ['lease'],
      included: ['deed'],
      replaced: [{ from: 'tel', to: 'telephone' }],
      tense: 'gerund',
      mostMinutes: 120,
    };
    expect(messages(kept)).toEqual([]);
  });

  test('that exchange words offer the narrative so written', () => {
    expect(ruleFindings(entry, [{ replaced: [{ from: 'w/o', to: 'without' }] }])[0]?.mend).toBe('Drafting deed without prejudice');
  });

  test('hold for their matter or client alone', () => {
    const rules: NarrativeRule[] = [{ excluded: ['a'] }, { client: 'Harlow Ltd', excluded: ['b'] }, { matter: 'm1', excluded: ['c'] }];
    expect(rulesFor(rules, { id: 'm2', clients: ['HARLOW LTD'] })).toEqual(rules.slice(0, 2));
    expect(rulesFor(rules, { id: 'm1', clients: [] })).toEqual([rules[0], rules[2]]);
    expect(rulesFor(rules, undefined)).toEqual([rules[0]]);
  });
});
