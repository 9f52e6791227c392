import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMattersFile } from '../../../src/sandbox/actionstep/seed/matter-seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'matterclock-matters-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'matters.jsonl');
  writeFileSync(file, text);
  return readMattersFile(file);
}

const line = '{"id":5,"reference":"R-5","name":"Five","clients":["A B <a@b.example>"],"status":"Active","more":1}';
const changed = (change: object) => JSON.stringify({ ...(JSON.parse(line) as object), ...change });

test('a line is a matter; empty lines, other line ends and more fields do no harm', () => {
  const five = { id: 5, reference: 'R-5', name: 'Five', clients: ['A B <a@b.example>'], status: 'Active' };
  expect(read(`${line}\r\n\n${changed({ id: 6, reference: '' })}`)).toEqual([five, { ...five, id: 6, reference: '' }]);
  expect(read(`\uFEFF${line}`)).toEqual([five]);
  expect(read(changed({ id: '7' }))).toMatchObject([{ id: 7 }]);
});

test.each([
  ['no JSON', `${line}\n{"id":6,\n`, /matters\.jsonl, line 2: not JSON$/],
  ['no object', `${line}\n7\n`, /line 2: matter: /],
  ['an id that is no number', changed({ id: 'x' }), /line 1: id: /],
  ['an id below one', changed({ id: 0 }), /line 1: id: /],
  ['clients that are no list', changed({ clients: 'A' }), /line 1: clients: /],
  ['a client that is no text', changed({ clients: ['A', 7] }), /line 1: clients\.1: /],
  ['a status that does not exist', changed({ status: 'Open' }), /line 1: status: /],
  ['no name', changed({ name: undefined }), /line 1: name: /],
  ['the same id twice', `${line}\n\n${line}`, /line 3: id 5 is there twice$/],
  ['nothing', '\n', /holds no matters$/],
])('a file with %s is refused in one line that says where', (_what, text, fault) => {
  expect(() => read(text)).toThrow(fault);
  expect(() => read(text)).toThrow(/^[^\n]+$/);
});
