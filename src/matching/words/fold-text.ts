const marks = /\p{M}+/gu;
const invisible = /\p{Cf}+/gu;
/** Dashes and slashes that Unicode counts among the signs of mathematics, and a bullet that is a hyphen. */
const dashes = /[\u2212\u2043\u02d7]/g;
const slashes = /[\u2044\u2215\u29f8]/g;
const ascii = /^[\n\r\t -~]*$/;
/** Letters that Unicode does not take apart into a base and a mark. */
const whole: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
};
const wholes = new RegExp(`[${Object.keys(whole).join('')}]`, 'g');

/** Text in plain letters: width folded, macrons and accents dropped, every dash and slash a known one, invisible signs gone. Case stays. */
export function plainText(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(marks, '')
    .replace(dashes, '-')
    .replace(slashes, '/')
    .replace(wholes, (letter) => whole[letter] ?? letter);
}

/** Text as it is compared: plain letters in lower case. */
export function foldText(text: string): string {
  return plainText(text).toLowerCase();
}
