import { describe, expect, test } from 'vitest';
import { isSameTalk, type Talk } from '../../../src/domain/same-talk.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 19, 9, minutes));
const span = (from: number, to: number) => [{ start: at(from), end: at(to) }];
const nothing: Talk = { title: '', intervals: [], seconds: [], people: [], said: [] };
const words = ['When does the lease of the shop end?', 'It ends in March of the next year.', 'Then we write to the landlord.'];
const others = ['How is the garden of the house?', 'It rains all day in this month.', 'Then we stay inside the house.'];

describe('two sources show one talk', () => {
  test.each([
    ['the same words, whatever they are called', { said: words, title: 'A' }, { said: words.slice(1), title: 'B' }],
    [
      'the same hour with somebody in both',
      { intervals: span(0, 60), people: ['Petra'] },
      { intervals: span(5, 58), people: ['petra', 'Jo'] },
    ],
    ['the same hour where nobody is known', { intervals: span(0, 60) }, { intervals: span(5, 58), people: ['Jo'] }],
    ['title and length', { title: 'Lease call', seconds: [1800] }, { title: 'lease call', seconds: [1840] }],
    ['title and length of the calendar', { title: 'Lease call', intervals: span(0, 30) }, { title: 'Lease call', seconds: [1790] }],
  ] as [string, Partial<Talk>, Partial<Talk>][])('by %s', (_what, one, other) => {
    expect(isSameTalk({ ...nothing, ...one }, { ...nothing, ...other })).toBe(true);
    expect(isSameTalk({ ...nothing, ...other }, { ...nothing, ...one })).toBe(true);
  });

  test.each([
    [
      'other words, though title and length are the same',
      { said: words, title: 'Weekly', seconds: [1800] },
      { said: others, title: 'Weekly', seconds: [1800] },
    ],
    ['another hour', { intervals: span(0, 30) }, { intervals: span(20, 60) }],
    ['nobody in both', { intervals: span(0, 60), people: ['Petra'] }, { intervals: span(0, 60), people: ['Jo'] }],
    ['another length', { title: 'Weekly', seconds: [1800] }, { title: 'Weekly', seconds: [2400] }],
    ['no title', { seconds: [1800] }, { seconds: [1800] }],
    ['short turns only', { said: ['Yes.', 'No.'] }, { said: ['Yes.', 'No.'] }],
  ] as [string, Partial<Talk>, Partial<Talk>][])('not by %s', (_what, one, other) => {
    expect(isSameTalk({ ...nothing, ...one }, { ...nothing, ...other })).toBe(false);
  });
});
