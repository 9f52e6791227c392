import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandNames, distanceOf, parseCommand } from '../../../bot/commands/parse-command.ts';
import { anyText } from './sample-entry.ts';

const name = fc.constantFrom(...commandNames);
const space = fc.constantFrom('', ' ', '  ', '\n', '&nbsp;');
const cased = (text: fc.Arbitrary<string>) => fc.tuple(text, fc.boolean()).map(([word, upper]) => (upper ? word.toUpperCase() : word));

describe('a command', () => {
  test('is read with and without slash, mention, product name, punctuation, in any case', () => {
    const typed = fc.tuple(
      space,
      fc.constantFrom('', '<at>Matterclock</at> ', '<at id="0">Matterclock</at>&nbsp;'),
      fc.constantFrom('', '/'),
      cased(fc.constantFrom('', 'actionstep ', 'matterclock: ', 'actionstep  ')),
      cased(name),
      fc.constantFrom('', '.', '!', ' ?'),
      space,
    );
    fc.assert(
      fc.property(typed, (parts) => {
        expect(parseCommand(parts.join(''))).toEqual({ kind: 'command', name: parts[4].toLowerCase() });
      }),
    );
  });

  test('with one slip is not run, but named', () => {
    const slip = fc.tuple(name, fc.nat(), fc.constantFrom('swap', 'leave', 'double')).map(([word, at, how]) => {
      const i = at % (word.length - 1);
      const letters = [...word];
      if (how === 'leave') letters.splice(i, 1);
      else if (how === 'double') letters.splice(i, 0, letters[i] ?? '');
      else [letters[i], letters[i + 1]] = [letters[i + 1] ?? '', letters[i] ?? ''];
      return { word, typed: letters.join('') };
    });
    fc.assert(
      fc.property(slip, ({ word, typed }) => {
        fc.pre(typed !== word);
        expect(parseCommand(`/actionstep ${typed}`)).toEqual({ kind: 'unknown', near: word });
      }),
    );
  });

  test.each([
    ['push this to the client today', { kind: 'unknown', near: 'push' }],
    ['please bill everything', { kind: 'unknown' }],
    ['actionstep connecting', { kind: 'unknown' }],
    ['stat', { kind: 'unknown', near: 'status' }],
    ['', { kind: 'command', name: 'help' }],
    ['/actionstep', { kind: 'command', name: 'help' }],
    ['Hello!', { kind: 'command', name: 'help' }],
    ['actionsteppush', { kind: 'unknown' }],
  ])('%j is read as %j', (typed, parsed) => {
    expect(parseCommand(typed)).toEqual(parsed);
  });

  test('of the connect page is a code, with or without its dash', () => {
    expect(parseCommand(' bcdf-2345 ')).toEqual({ kind: 'code', code: 'BCDF2345' });
    expect(parseCommand('BCDF2345')).toEqual({ kind: 'code', code: 'BCDF2345' });
    expect(parseCommand('DRAFTING').kind).toBe('unknown');
  });

  test('is found in any text without failing, and long text is none', () => {
    fc.assert(fc.property(anyText(600), (text) => void parseCommand(text)));
    expect(parseCommand(`${'<at>'.repeat(7000)}push`).kind).toBe('unknown');
  });
});

test('the distance of two words counts slips, the same both ways', () => {
  expect(distanceOf('psuh', 'push')).toBe(1);
  expect(distanceOf('pshu', 'push')).toBe(2);
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = distanceOf(a, b);
      expect(distance).toBe(distanceOf(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
