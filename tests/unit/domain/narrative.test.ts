import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { narrativeLimit, parseNarrative } from '../../../src/domain/narrative.ts';

describe('a narrative', () => {
  test('is trimmed, has one kind of line end and composed letters', () => {
    expect(parseNarrative('  Ta\u0304whai\r\nsecond line ')).toBe('Tāwhai\nsecond line');
  });

  test.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['x'.repeat(narrativeLimit + 1), 'at most'],
    ['bell\u0007', 'control characters'],
    ['null\u0000', 'control characters'],
  ])('%j is refused with its field', (text, words) => {
    expect(() => parseNarrative(text)).toThrow(
      expect.objectContaining({ code: 'bad-input', field: 'narrative', message: expect.stringContaining(words) }),
    );
  });

  test('once accepted is accepted unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        let kept: string;
        try {
          kept = parseNarrative(text);
        } catch {
          return;
        }
        expect(parseNarrative(kept)).toBe(kept);
      }),
    );
  });
});
