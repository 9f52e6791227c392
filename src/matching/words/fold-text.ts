const marks = /\p{M}+/gu;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
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

/** Text in plain letters: width folded, macrons and accents dropped, invisible characters gone. Case stays. */
export function plainText(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(marks, '')
    .replace(wholes, (letter) => whole[letter] ?? letter);
}

/** Text as it is compared: plain letters in lower case. */
export function foldText(text: string): string {
  return plainText(text).toLowerCase();
}
