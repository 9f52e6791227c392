const changes: readonly [RegExp, string][] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^mc/, 'mk'],
  [/^x/, 's'],
  [/mb$/, 'm'],
  [/tch/g, 'j'],
  [/sch|sh|ch|cz|dg/g, 'j'],
  [/ph/g, 'f'],
  [/gh/g, ''],
  [/th|dt/g, 't'],
  [/c(?=[eiy])|z/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/w(?=[^aeiou]|$)|h/g, ''],
];

/**
 * How a folded word sounds, roughly as in Australian and New Zealand English: shepherd and sheepherd, Catherine and Kathryn,
 * Jarrat and Jarrett have one key. Empty for words with digits or too short to tell apart.
 */
export function soundKey(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return '';
  let sound = word;
  for (const [pattern, to] of changes) sound = sound.replace(pattern, to);
  const first = /^[aeiouy]/.test(sound) ? 'a' : (sound[0] ?? '');
  const key = first + sound.slice(1).replace(/[aeiouy]+/g, '');
  const short = key.replace(/(.)\1+/g, '$1');
  return short.length < 2 ? '' : short;
}
