import { describe, expect, test } from 'vitest';
import { firm, match, matterOf, offered, reasonsOf } from './firm-of.ts';

const first = (text: string | string[]) => offered(match(text))[0];

describe('a matter is offered first', () => {
  test.each([
    ['by its name', 'Harlow v Denning', '4101'],
    ['by its parties the other way round', 'Denning and Harlow', '4101'],
    ['with a slip in a surname', 'Re: Harlwo v Denning', '4101'],
    ['by a client', 'Whitlam Ports - interrogatories', '4103'],
    ['with Pty Limited for Pty Ltd', 'Harlow Pty Limited', '4101'],
    ['with P/L', 'harlow p/l', '4101'],
    ['with Ltd for Limited', 'Whitlam Ports Ltd', '4103'],
    ['without macrons', 'Tuhoe purchase', '4102'],
    ['with macrons', 'Estate of Ngaire Pōmare', '4105'],
    ['without an apostrophe', 'OSullivan and Daughters lease', '4107'],
    ['with a curly apostrophe', 'O’Sullivan & Daughters', '4107'],
    ['with Mc for Mac', 'McAllister Foods supply', '4108'],
    ['with Mac for Mc', 'MacKay v Brackenridge', '4104'],
    ['with half of a double-barrelled name', 'Fitzgerald parenting orders', '4109'],
    ['with a double-barrelled name run together', 'Fitzgerald Lowe', '4109'],
    ['by a short form of a given name', 'Bob Brackenridge', '4104'],
    ['by how a name sounds', 'fitzjerald low parenting', '4109'],
  ])('%s', (_how, text, number) => {
    expect(first(text)).toBe(number);
  });

  test('with reasons that a person can check', () => {
    expect(reasonsOf(match('FAM-2024-0319 Harlow'))).toContain('differs from "FAM-2024-0319" by one sign');
    expect(reasonsOf(match('FAM-24-0312'))).toContain('another form of the year');
    expect(reasonsOf(match('2024 FAM 0312'))).toContain('in another order');
    expect(reasonsOf(match('FAM-2O24-O3l2'))).toContain('letters and digits mixed up');
    expect(reasonsOf(match('fam twenty twenty four zero three one two'))).toContain('sounds like reference FAM-2024-0312');
    expect(reasonsOf(match('Whitlam Ports - advice'))).toContain('the client Whitlam Ports Limited is named');
  });

  test('by the address of its client, whatever the subject says', () => {
    const found = match('quick question', { people: [{ name: 'Ada', address: 'Ada@Harlow.example' }] });
    expect(offered(found)[0]).toBe('4101');
    expect(reasonsOf(found)).toContain("Ada@Harlow.example is the client's address");
  });

  test('and a mail host that everybody has says nothing', () => {
    const matters = [...firm, matterOf(4200, { name: 'Nobody in particular', clientEmails: ['pat@gmail.com'] })];
    expect(match('quick question', { matters, people: [{ name: '', address: 'sam@gmail.com' }] }).tier).toBe('none');
  });
});

test('every offer has a confidence, the likeliest first', () => {
  const found = match('Harlow');
  if (found.tier !== 'suggested') throw new Error('expected offers');
  const confidences = found.candidates.map(({ confidence }) => confidence ?? Number.NaN);
  expect(confidences.every((one) => one >= 0 && one <= 1)).toBe(true);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
});

test('at most five are offered', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    matterOf(6000 + at, { name: `Harlow Holdings no ${at}`, clients: ['Harlow Holdings'] }),
  );
  expect(offered(match('Harlow Holdings', { matters: many }))).toHaveLength(5);
});

test('only what the person may see is offered', () => {
  const found = match('Harlow v Denning', { sight: { has: (slot) => slot !== 0 } });
  expect(JSON.stringify(found)).not.toContain('Denning');
});
