import { describe, expect, test } from 'vitest';
import { matchKnown } from '../../../src/matching/index.ts';
import { firm, indexOf, match, matterOf, offered, reasonsOf, taken } from './firm-of.ts';

/** Counts how many matters were looked at. */
function counting() {
  const seen = { count: 0, has: () => ++seen.count > 0 };
  return seen;
}

describe('bad input gives a clear result', () => {
  test.each([
    ['nothing', ''],
    ['control characters', '\u0000\u0001\u0007 FAM\u0000 \u001b[31m'],
    ['what looks like a regular expression', '(((a+)+)+)$ [^] \\b(?<=x){1,9999} .*+?'],
    ['lone halves of letters', '\ud800 \udfff FAM-2024 \ud83d'],
    ['one endless word', 'x'.repeat(1_000_000)],
    ['a million digits', '7'.repeat(1_000_000)],
    ['half a million empty lines', `${'\n'.repeat(500_000)}>`],
    ['half a million spaces', `${' '.repeat(500_000)}>`],
    ['a million separators', '-/'.repeat(500_000)],
    ['a line of single letters', 'a b c d e f '.repeat(100_000)],
    ['markup', '<script>alert(1)</script> {{7*7}}'],
  ])('for %s', (_what, text) => {
    expect(taken(match(text))).toBeUndefined();
    expect(match([text, text]).tier).not.toBe('exact');
  });

  test('a text too long to be read whole takes nothing, and says so', () => {
    const long = `FAM-2024-0312 ${'lorem ipsum '.repeat(90_000)}`;
    const found = match(['', long]);
    expect(taken(found)).toBeUndefined();
    expect(reasonsOf(found)).toContain('too long to be read whole');
  });

  test('a reference beyond what is read of a text is not found', () => {
    expect(JSON.stringify(match(['', `${'lorem ipsum '.repeat(90_000)} FAM-2024-0312`]))).not.toContain('FAM-2024-0312');
  });

  test('ten thousand references in one mail take nothing, and few matters are looked at', () => {
    const matters = Array.from({ length: 10_000 }, (_, at) => matterOf(10_000 + at, { reference: `ABC-${String(at).padStart(5, '0')}` }));
    const sight = counting();
    const found = match(['', matters.map(({ reference }) => reference).join('\n')], { matters, sight });
    expect(taken(found)).toBeUndefined();
    expect(offered(found).length).toBeLessThanOrEqual(5);
    expect(sight.count).toBeLessThan(1000);
  });

  test('no matters give none', () => {
    expect(match('FAM-2024-0312 Harlow v Denning', { matters: [] }).tier).toBe('none');
    expect(match('', { matters: [] }).tier).toBe('none');
  });
});

describe('a firm whose references tell nothing apart', () => {
  const same = Array.from({ length: 20_000 }, (_, at) =>
    matterOf(100_000 + at, { reference: 'GEN-2024-0001', name: `Matter of Client${at}` }),
  );

  test('takes none of those that carry one reference, and looks at few', () => {
    const sight = counting();
    const found = match('GEN-2024-0001', { matters: same, sight });
    expect(taken(found)).toBeUndefined();
    expect(reasonsOf(found)).toContain('more than one matter');
    expect(sight.count).toBeLessThan(10_000);
  });

  test('takes the one that is left neither: how many carried it is not known any more', () => {
    const index = indexOf(same.slice(0, 200));
    index.remove(same.slice(1, 200).map(({ id }) => id));
    expect(matchKnown({ texts: ['GEN-2024-0001'], people: [] }, index, { has: () => true }).tier).not.toBe('exact');
  });

  test('finds a name all the same', () => {
    expect(offered(match('Client4711', { matters: same }))[0]).toBe('104711');
  });

  test('without any reference finds names, and takes numbers only after their word', () => {
    const matters = firm.map((matter) => ({ ...matter, reference: '' }));
    expect(offered(match('Harlow v Denning', { matters }))[0]).toBe('4101');
    expect(taken(match('FAM-2024-0312', { matters }))).toBeUndefined();
    expect(taken(match('Matter 4101', { matters }))).toBe('4101');
  });

  test('of ten thousand of one name looks at a bounded number', () => {
    const sight = counting();
    const matters = Array.from({ length: 20_000 }, (_, at) =>
      matterOf(100_000 + at, { name: 'General advice', clients: ['Harlow Pty Ltd'] }),
    );
    expect(offered(match('General advice Harlow', { matters, sight }))).toHaveLength(5);
    expect(sight.count).toBeLessThan(20_000);
  });
});
