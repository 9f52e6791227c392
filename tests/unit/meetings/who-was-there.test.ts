import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.ts';
import { domainOf, isOfFirm, othersOf, type Present, presentOf } from '../../../src/meetings/who-was-there.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const mere = '5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01';
const day = new Date('2026-11-19T20:00:00Z');
const span = (from: number, to: number) => ({ start: new Date(day.getTime() + from * 60_000), end: new Date(day.getTime() + to * 60_000) });

function present(changes: Partial<Present> = {}): Present {
  return { oid: mere, name: 'Mere Tāwhai', address: 'mere@harbourvale.example', isOfTenant: true, intervals: [span(0, 42)], ...changes };
}

describe('who is taken for one of the firm without being known', () => {
  const domains = new Set(['harbourvale.example']);
  test.each([
    ['an account of the tenant with an address of the firm', {}, true],
    ['an address in capitals', { address: 'MERE@HARBOURVALE.EXAMPLE' }, true],
    ['an account of another tenant', { isOfTenant: false }, false],
    ['a guest by address', { address: 'gus@client.example' }, false],
    ['a guest by the mark of guests', { address: 'gus_client.example#EXT#@harbourvale.example' }, false],
    ['somebody without an account', { oid: null }, false],
    ['somebody without an address', { address: '' }, false],
    ['a domain that only ends like the firm’s', { address: 'a@evil-harbourvale.example' }, false],
  ])('%s: %j → %s', (_, changes, expected) => {
    expect(isOfFirm(present(changes), domains)).toBe(expected);
  });

  test('nobody, while no address of the firm is known', () => {
    expect(isOfFirm(present(), new Set())).toBe(false);
    expect(isOfFirm(present({ address: '' }), new Set([domainOf('')].filter((domain) => domain !== '')))).toBe(false);
  });
});

describe('those present', () => {
  const record = (oid: string | null, name: string, from: number, to: number, tenantId: string | null = tenant) => ({
    oid,
    name,
    address: '',
    tenantId,
    intervals: to > from ? [span(from, to)] : [],
  });

  test('are one each however often they joined, without those who were never there', () => {
    const found = presentOf(
      [record(mere, 'Mere', 0, 10), record(mere, 'Mere', 20, 30), record(null, 'Phone', 0, 5), record(null, 'Never', 5, 5)],
      tenant,
    );
    expect(found.map(({ name, intervals }) => [name, intervals.length])).toEqual([
      ['Mere', 2],
      ['Phone', 1],
    ]);
  });

  test('are of the tenant by its id in any case, or when Graph does not tell', () => {
    const [ours, unsaid, theirs] = presentOf(
      [record('a', 'A', 0, 1, tenant.toLowerCase()), record('b', 'B', 0, 1, null), record('c', 'C', 0, 1, 'other')],
      tenant.toUpperCase(),
    );
    expect([ours?.isOfTenant, unsaid?.isOfTenant, theirs?.isOfTenant]).toEqual([true, true, false]);
  });
});

describe('the others of a person', () => {
  const daniel = {
    person: 'd' as PersonId,
    oid: '8c3d6e72-41fa-4b09-9c85-2b6d417f5e02',
    name: 'Daniel Okafor',
    email: 'daniel@harbourvale.example',
  };
  const self = present();

  test('are those met, from outside first; colleagues by the name the firm knows', () => {
    const everyone = [
      self,
      present({ oid: daniel.oid, name: '', address: '', intervals: [span(10, 20)] }),
      present({ oid: null, name: 'Petra Hale', address: 'legal@harlow.example', intervals: [span(0, 5), span(30, 42)] }),
      present({ oid: null, name: 'Gone before', intervals: [span(-10, 0)] }),
    ];
    expect(othersOf(self, everyone, [daniel])).toEqual([
      { name: 'Petra Hale', address: 'legal@harlow.example' },
      { name: 'Daniel Okafor', address: 'daniel@harbourvale.example' },
    ]);
  });
});
