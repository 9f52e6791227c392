import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatterId } from '../../../src/domain/ids.ts';
import { searchIndex } from '../../../src/matching/typing/search-index.ts';
import { everything, firm, indexOf, matterOf } from './firm-of.ts';

const index = indexOf(firm);
const search = (query: string, preferred = new Map<MatterId, number>()) =>
  searchIndex(query, index, everything, preferred, 10).map(({ number }) => number);

describe('typing finds a matter', () => {
  test.each([
    ['by the beginning of a word', 'harl', '4101'],
    ['by beginnings in any order', 'whit osg', '4103'],
    ['while the second word is begun', 'harlow d', '4101'],
    ['with a slip', 'whitlma ports', '4103'],
    ['by its reference', 'LIT-2023-0077', '4103'],
    ['by the beginning of its reference', 'lit-2023', '4103'],
    ['by a fragment of its reference', '0077', '4103'],
    ['by a reference without separators', 'lit20230077', '4103'],
    ['by its number', '4103', '4103'],
    ['by its client', 'inner west', '4106'],
    ['without macrons', 'pomare', '4105'],
    ['without an apostrophe', 'osullivan', '4107'],
    ['with another apostrophe', 'o’sull', '4107'],
    ['by a short form of a given name', 'bob', '4104'],
    ['with one word it does not have', 'osgood whitlam tuesday', '4103'],
    ['by an initial and a name', 'b fitzger', '4109'],
  ])('%s', (_how, query, number) => {
    expect(search(query)[0]).toBe(number);
  });

  test('but not by what is in none', () => {
    expect(search('zzzz')).toEqual([]);
    expect(search('')).toEqual([]);
    expect(search('(.*)')).toEqual([]);
  });

  test('with preferred ones first among those that fit as well', () => {
    const [one, two] = [matterOf(1, { name: 'Harlow lease' }), matterOf(2, { name: 'Harlow appeal' })];
    const own = indexOf([one, two]);
    const first = (liked: MatterId) => searchIndex('harlow', own, everything, new Map([[liked, 0.2]]), 5)[0]?.number;
    expect(first(one.id)).toBe('1');
    expect(first(two.id)).toBe('2');
  });

  test('open before closed ones that fit as well', () => {
    const own = indexOf([matterOf(1, { name: 'Harlow a', status: 'closed' }), matterOf(2, { name: 'Harlow b' })]);
    expect(searchIndex('harlow', own, everything, new Map(), 5).map(({ number }) => number)).toEqual(['2', '1']);
  });

  test('only in sight', () => {
    expect(searchIndex('harlow', index, { has: (slot) => slot !== 0 }, new Map(), 5).map(({ number }) => number)).not.toContain('4101');
    expect(searchIndex('FAM-2024-0312', index, { has: () => false }, new Map(), 5)).toEqual([]);
  });

  test('whatever the order of its words', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['harlow', 'denning', 'fam', '2024', '0312'], { minLength: 4 }), (words) => {
        expect(search(words.join(' '))[0]).toBe('4101');
      }),
    );
  });

  test('looking at a bounded number however many fit', () => {
    let looked = 0;
    const many = indexOf(
      Array.from({ length: 30_000 }, (_, at) => matterOf(100_000 + at, { name: `Advice about ${at}`, clients: ['Harlow Ltd'] })),
    );
    const sight = { has: () => ++looked > 0 };
    expect(searchIndex('a', many, sight, new Map(), 5)).toHaveLength(5);
    expect(looked).toBeLessThan(30_000);
  });

  test('and takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        expect(search(query).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });
});
