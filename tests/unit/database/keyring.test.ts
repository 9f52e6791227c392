import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWith, parseKeyring, sealWith, unwrapKey, wrapKey } from '../../../src/database/keyring.ts';

const key = randomBytes(32);
const text = (bytes: Buffer) => bytes.toString('base64');

describe('a seal', () => {
  test('opens to what was sealed, in its place only and with its key only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = sealWith(key, 'v1|entry|1', Buffer.from(plain));
        expect(openWith(key, 'v1|entry|1', sealed).toString()).toBe(plain);
        expect(() => openWith(key, 'v1|entry|2', sealed)).toThrow('could not be opened');
        expect(() => openWith(randomBytes(32), 'v1|entry|1', sealed)).toThrow('could not be opened');
      }),
      { numRuns: 50 },
    );
  });

  test('of the same text is another each time, and one changed bit is noticed', () => {
    const sealed = sealWith(key, 'a', Buffer.from('narrative'));
    expect(sealWith(key, 'a', Buffer.from('narrative'))).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64');
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    expect(() => openWith(key, 'a', text(bytes))).toThrow('could not be opened');
  });
});

describe('a keyring', () => {
  test('wraps with its first key and still unwraps with the older one', () => {
    const old = parseKeyring(`k1:${text(key)}`);
    const wrapped = wrapKey(old, 'firm', Buffer.from('x'.repeat(32)));
    const rotated = parseKeyring(`k2:${text(randomBytes(32))},k1:${text(key)}`);
    expect(unwrapKey(rotated, 'firm', wrapped).toString()).toBe('x'.repeat(32));
    expect(wrapKey(rotated, 'firm', key)).toMatch(/^k2\./);
    expect(() => unwrapKey(parseKeyring(`k3:${text(key)}`), 'firm', wrapped)).toThrow('has no key "k1"');
    expect(() => unwrapKey(rotated, 'another', wrapped)).toThrow('could not be opened');
  });

  test.each(['', 'k1', `k1:${text(randomBytes(16))}`, `K1:${text(key)}`, `k1:${text(key)},`])(
    '%j is refused without echoing it',
    (ring) => {
      expect(() => parseKeyring(ring)).toThrow('KEYRING must be id:base64 pairs');
    },
  );
});
