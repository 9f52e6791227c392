/** A word's key: small letters, without the plural or possessive that makes 'orders' and 'order' two topics. */
export function stem(word: string): string {
  const plain = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');
  if (plain.length < 4 || /(ss|us|is)$/.test(plain)) return plain;
  if (plain.endsWith('ies') && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(sh|ch|x|ss)es$/.test(plain)) return plain.slice(0, -2);
  return plain.endsWith('s') ? plain.slice(0, -1) : plain;
}
