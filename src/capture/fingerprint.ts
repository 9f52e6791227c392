import { createHash } from 'node:crypto';
import type { Evidence } from '../domain/evidence.ts';

/** Hash of what tells one piece of evidence from another; the same wherever it is seen. */
export function fingerprintOf(kind: Evidence['kind'], parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return `${kind}:${hash.digest('hex')}`;
}

/** A Message-ID in one form (RFC 5322 §3.6.4): without brackets, the domain in lower case; '' when there is none. */
export function normaliseMessageId(text: string): string {
  const id = text.trim().replace(/^<|>$/g, '').trim();
  const at = id.lastIndexOf('@');
  return at < 0 ? id : id.slice(0, at) + id.slice(at).toLowerCase();
}
