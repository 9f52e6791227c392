import { expect, test } from 'vitest';
import type { MatterView } from '../../../src/contract/entry.ts';
import { searchShortList } from '../../../src/taskpane/entry/short-list.ts';

const matter = (number: string, reference: string, name: string, client: string): MatterView => ({
  id: `00000000-0000-4000-8000-${number.padStart(12, '0')}`,
  number,
  reference,
  name,
  clients: [client],
  status: 'active',
  billable: true,
});
const matters = [
  matter('1', 'FAM-2026-0107', 'Relationship property', 'Aroha Ngata'),
  matter('2', 'COM-2026-0044', 'Lease', 'Harlow Pty Ltd'),
];

test.each([
  ['ngata', '1'],
  ['ngta', '1'],
  ['0044', '2'],
  ['harlow', '2'],
  ['lease', '2'],
])('of favourites and recents %s finds the one that fits, before the backend answers', (query, number) => {
  expect(searchShortList(query, matters)[0]?.number).toBe(number);
});

test('what fits none of them shows none', () => {
  expect(searchShortList('quillfeather', matters)).toEqual([]);
});
