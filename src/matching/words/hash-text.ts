/** Where a hash begins. */
export const hashStart = 0x811c9dc5;

/** FNV-1a, 32 bits, of a text; `from` goes on from the hash of what stands before. `skip` leaves one letter out. */
export function hashText(text: string, from: number = hashStart, skip = -1): number {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) {
    if (at !== skip) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Spreads a hash, so that its low bits are as good as its high ones. */
export function mixHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
