import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Match, Matter } from '../../../src/domain/match.ts';
import { matchKnown } from '../../../src/matching/index.ts';
import { everything, firm, indexOf, match, matterOf, taken } from './firm-of.ts';

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));
const parts = fc.tuple(fc.constantFrom('FAM', 'LIT', 'CON', 'PI'), fc.constantFrom('2023', '2024', '2025'), digits(4));
const separators = fc.constantFrom('', ' ', '-', '/', '.', '_', '–', '‑', '−', '\u00a0', ' - ', '\u200b', '－');
const written = (list: readonly string[], separator: string, form: number) => {
  const text = list.join(separator);
  if (form === 1) return text.toLowerCase();
  return form === 2
    ? [...text].map((sign) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('')
    : text;
};
const forms = fc.tuple(separators, fc.integer({ min: 0, max: 2 }));
const references = fc.uniqueArray(parts, { minLength: 1, maxLength: 30, selector: (list) => list.join('') });
const firmWith = (lists: readonly (readonly string[])[], facts: Partial<Matter> = {}) =>
  lists.map((list, at) => matterOf(7000 + at, { reference: list.join('-'), name: `Client${at} affairs`, ...facts }));

function check(found: Match): void {
  const all = found.tier === 'suggested' ? found.candidates : found.tier === 'exact' ? found.runnersUp : [];
  const confidences = all.map(({ confidence }) => confidence ?? Number.NaN);
  expect(all.length).toBeLessThanOrEqual(5);
  expect(confidences.every((one) => one >= 0 && one <= 1)).toBe(true);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  expect(all.every(({ reasons }) => reasons.length > 0 && reasons.length <= 5)).toBe(true);
  if (found.tier === 'suggested') expect(all.length).toBeGreaterThan(0);
}

describe('for any firm', () => {
  test('a reference is taken in any separators, case and width', () => {
    fc.assert(
      fc.property(references, fc.nat(), forms, (lists, pick, [separator, form]) => {
        const at = pick % lists.length;
        const text = written(lists[at] ?? [], separator, form);
        expect(taken(match(text, { matters: firmWith(lists) }))).toBe(String(7000 + at));
      }),
    );
  });

  test('none that two matters carry is taken, whatever the form, the status and who sees the other', () => {
    fc.assert(
      fc.property(
        references,
        forms,
        forms,
        fc.constantFrom('active', 'inactive', 'closed'),
        fc.boolean(),
        (lists, [one, form], [other], status, seen) => {
          const matters = firmWith(lists);
          matters.push(matterOf(9000, { reference: written(lists[0] ?? [], other, 0), name: 'Twin', status }));
          const sight = { has: (slot: number) => seen || slot !== matters.length - 1 };
          expect(taken(match(written(lists[0] ?? [], one, form), { matters, sight }))).toBeUndefined();
        },
      ),
    );
  });

  test('a reference with a digit other, missing or too many is never taken', () => {
    fc.assert(
      fc.property(
        references,
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 2 }),
        (lists, at, digit, kind) => {
          const [letters = '', year = '', number = ''] = lists[0] ?? [];
          const all = year + number;
          const changed = all.slice(0, at) + (kind === 1 ? '' : digit) + all.slice(kind === 2 ? at : at + 1);
          fc.pre(!lists.some((list) => list.join('') === letters + changed));
          expect(taken(match(`${letters}-${changed.slice(0, 4)}-${changed.slice(4)}`, { matters: firmWith(lists) }))).toBeUndefined();
        },
      ),
    );
  });

  test.each([{ status: 'closed' }, { status: 'inactive' }, { billable: false }] as const)('none of %o is taken', (facts) => {
    fc.assert(
      fc.property(references, forms, (lists, [separator, form]) => {
        expect(taken(match(written(lists[0] ?? [], separator, form), { matters: firmWith(lists, facts) }))).toBeUndefined();
      }),
    );
  });

  test('nothing out of sight is ever told of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...firm), fc.nat(firm.length - 1), ({ name, reference, clients }, hidden) => {
        const found = match(`${name} ${reference} ${clients[0]}`, { sight: { has: (slot) => slot !== hidden } });
        const told =
          found.tier === 'none' ? [] : [...(found.tier === 'exact' ? [found.matter] : found.candidates.map(({ matter }) => matter))];
        expect(told.map(({ number }) => number)).not.toContain(firm[hidden]?.number);
      }),
    );
  });
});

test('an index that followed changes answers as one made anew', () => {
  const change = fc.record({
    at: fc.nat(firm.length - 1),
    kind: fc.constantFrom('remove', 'rename', 'renumber', 'close'),
    word: fc.constantFrom('Kea', 'Tui'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const index = indexOf(firm);
      const now = new Map(firm.map((matter) => [matter.id, matter]));
      for (const { at, kind, word } of changes) {
        const matter = firm[at];
        if (!matter) continue;
        if (kind === 'remove') {
          index.remove([matter.id]);
          now.delete(matter.id);
          continue;
        }
        const facts = {
          rename: { name: `${word} v ${matter.name}` },
          renumber: { reference: `${word}-2024-${1000 + at}` },
          close: { status: 'closed' as const },
        };
        const next = { ...matter, ...facts[kind] };
        index.put([next]);
        now.set(matter.id, next);
      }
      const fresh = indexOf([...now.values()]);
      expect(index.size).toBe(now.size);
      for (const text of ['Kea', 'Tui-2024-1002', 'FAM-2024-0312', 'Harlow v Denning', 'Whitlam Ports', 'Bob Brackenridge']) {
        const known = { texts: [text], people: [] };
        const [followed, anew] = [matchKnown(known, index, everything), matchKnown(known, fresh, everything)];
        expect(taken(followed)).toBe(taken(anew));
        expect(followed.tier).toBe(anew.tier);
      }
    }),
    { numRuns: 60 },
  );
});

test('no text, however odd, throws or breaks the shape of the answer', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'FAM-2024-0312',
      'FAM 2024',
      '0312',
      'our ref',
      'your ref:',
      'Harlow',
      '> ',
      '\n',
      'v',
      'No 2',
      'twenty',
      'double zero',
      'O312',
      '€',
      'ａｂ',
      '\u202e',
      'matter 4101',
      '(.*)',
      '--',
      '&',
    ),
  );
  const index = indexOf(firm);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.array(piece, { maxLength: 25 }), piece, (title, body, name) => {
      const known = { texts: [title.join(' '), body.join(' ')], people: [{ name, address: `${name}@harlow.example` }], references: [name] };
      check(matchKnown(known, index, everything));
    }),
    { numRuns: 1500 },
  );
});
