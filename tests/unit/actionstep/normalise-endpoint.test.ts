import { describe, expect, test } from 'vitest';
import { normaliseEndpoint } from '../../../src/actionstep/normalise-endpoint.ts';

const allowed = ['*.actionstep.com'];

describe('the address of a token answer', () => {
  test.each([
    'https://ap-southeast-2.actionstep.com/api/',
    'https://ap-southeast-2.actionstep.com/api',
    'https://ap-southeast-2.actionstep.com/api/rest/',
    'https://ap-southeast-2.actionstep.com/',
  ])('%s becomes one REST base', (address) => {
    expect(normaliseEndpoint(address, allowed)).toBe('https://ap-southeast-2.actionstep.com/api/rest');
  });

  test.each([
    'https://evil.example/api/',
    'https://actionstep.com.evil.example/api/',
    'https://evilactionstep.com/api/',
    'http://ap-southeast-2.actionstep.com/api/',
    'https://user@ap-southeast-2.actionstep.com/api/',
    'javascript:alert(1)',
    'not an address',
    '',
    'http://127.0.0.1:80/api/',
  ])('%s is refused: no token goes there', (address) => {
    expect(() => normaliseEndpoint(address, allowed)).toThrow('not one of its own');
  });
});
