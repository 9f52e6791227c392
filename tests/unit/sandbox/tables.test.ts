import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/sandbox/actionstep/rest/row.ts';
import { integer, text } from '../../../src/sandbox/actionstep/rest/shape.ts';
import { columnReader, compareKeys } from '../../../src/sandbox/actionstep/tables/comparable.ts';
import { type Key, openTable, type Table } from '../../../src/sandbox/actionstep/tables/table.ts';
import { wildcard } from '../../../src/sandbox/actionstep/tables/wildcard.ts';

const shape = { name: 'things', attributes: { size: integer, name: text }, links: {} };
const size = columnReader(shape, 'size')?.read ?? (() => null);

const row = fc.record({ id: fc.integer({ min: 1, max: 12 }), size: fc.option(fc.integer({ min: 0, max: 3 })) });
const step = fc.oneof(
  row.map(({ id, size: value }) => ({ put: { id, attributes: { size: value, name: null }, links: {} } as Row })),
  fc.integer({ min: 1, max: 12 }).map((id) => ({ remove: String(id) })),
  fc.constantFrom({ ask: 'index' as const }, { ask: 'order' as const }),
);

function ask(table: Table) {
  const keys = table.column('size', size);
  const index = table.index('size', size);
  const order = table.order(
    'size',
    (left, right) => compareKeys((keys[left] ?? null) as Key, (keys[right] ?? null) as Key) || left - right,
  );
  return {
    rows: table.rows(),
    places: [...table.places()],
    bySize: [null, 0, 1, 2, 3].map((key) => (index.get(key) ?? []).map((place) => table.at(place)?.id)),
    order: [...order].map((place) => table.at(place)?.id),
  };
}

describe('a table', () => {
  test('answers after any changes what a plain list of its rows answers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const table = openTable([]);
        let plain: Row[] = [];
        for (const one of steps) {
          if ('put' in one) {
            const there = plain.some(({ id }) => id === one.put.id);
            plain = there ? plain.map((old) => (old.id === one.put.id ? one.put : old)) : [...plain, one.put];
            table.put(one.put);
          } else if ('remove' in one) {
            plain = plain.filter(({ id }) => String(id) !== one.remove);
            table.remove(one.remove);
          } else ask(table);
        }
        const fresh = ask(openTable(plain));
        const { places: _places, ...answers } = ask(table);
        expect({ ...answers, places: fresh.places }).toEqual(fresh);
        for (const { id } of plain) expect(table.get(String(id))?.id).toBe(id);
      }),
    );
  });
});

describe('a wildcard', () => {
  test('means what a pattern in which each star is any text means', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 8 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    fc.assert(
      fc.property(letters, plain, (pattern, value) => {
        const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
        expect(wildcard(pattern)(value)).toBe(new RegExp(`^${parts.join('[^]*')}$`).test(value));
      }),
      { numRuns: 2000 },
    );
  });
});
