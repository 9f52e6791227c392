import type { Random } from './random.ts';

const neighbours: Record<string, string> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};
const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const markNames: Record<string, string> = { '-': 'dash', '/': 'slash', ':': 'colon', '.': 'dot' };
const confused: Record<string, string> = { '0': 'O', '1': 'lI', '5': 'S', '8': 'B', '2': 'Z' };

/** A text with so many slips of the fingers: a letter dropped, doubled, changed over, or its neighbour on the keyboard. */
export function mistype(text: string, slips: number, random: Random): string {
  let typed = text;
  for (let done = 0; done < slips; done += 1) {
    const at = 1 + random.below(Math.max(1, typed.length - 2));
    const letter = typed[at] ?? '';
    if (!/[a-z]/i.test(letter)) continue;
    const near = neighbours[letter.toLowerCase()] ?? 'e';
    const kind = random.below(5);
    const [before, after] = [typed.slice(0, at), typed.slice(at + 1)];
    if (kind === 0) typed = before + after;
    else if (kind === 1) typed = before + letter + letter + after;
    else if (kind === 2 && after !== '') typed = before + after[0] + letter + after.slice(1);
    else if (kind === 3) typed = `${before}${random.pick([...near])}${after}`;
    else typed = `${before}${letter}${random.pick([...near])}${after}`;
  }
  return typed;
}

/** A reference with other separators, case or width. */
export function reseparate(reference: string, random: Random): string {
  const separator = random.pick(['', ' ', '-', '/', '.', '_', ' - ', ' / ', '–', '‑', '\u00a0']);
  const written = reference.replace(/[-/:.]/g, separator);
  const kind = random.below(8);
  if (kind === 0) return written.toLowerCase();
  if (kind === 1)
    return [...written].map((sign) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('');
  return written;
}

/** A reference as a scanner or a hurried hand gives it: letters for digits, zeros lost. */
export function damage(reference: string, random: Random): string {
  if (random.chance(0.4) && /(?<=\D)0+[1-9]/.test(reference)) return reference.replace(/(?<=\D)0+(?=[1-9])/g, '');
  const share = random.chance(0.5) ? 1 : 0.4;
  return [...reference]
    .map((sign) => (confused[sign] && random.chance(share) ? random.pick([...(confused[sign] ?? sign)]) : sign))
    .join('');
}

/** Another number one slip away: a digit changed, or two changed over. */
export function slip(reference: string, random: Random): string {
  const places = [...reference].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
  if (places.length === 0) return reference;
  const at = random.pick(places);
  const next = reference[at + 1] ?? '';
  if (random.chance(0.5) && /\d/.test(next) && next !== reference[at])
    return reference.slice(0, at) + next + reference[at] + reference.slice(at + 2);
  return reference.slice(0, at) + ((Number(reference[at]) + 1 + random.below(9)) % 10) + reference.slice(at + 1);
}

/** A reference as it is said aloud. */
export function say(reference: string, random: Random): string {
  const words: string[] = [];
  for (const part of reference.match(/\d+|[A-Za-z]+|[^\dA-Za-z]/g) ?? []) {
    if (/\d/.test(part)) words.push(sayDigits(part, random));
    else if (/[A-Za-z]/.test(part))
      words.push(
        part.length === 3 && 'FAMCONLITESTCOM'.includes(part) && random.chance(0.6)
          ? part.toLowerCase()
          : [...part.toLowerCase()].join(' '),
      );
    else if (random.chance(0.8)) words.push(markNames[part] ?? '');
  }
  return words.join(' ');
}

function sayDigits(digits: string, random: Random): string {
  if (/^(?:19|20)\d\d$/.test(digits) && random.chance(0.8)) return `${sayPair(digits.slice(0, 2))} ${sayPair(digits.slice(2))}`;
  if (digits.length === 2 && random.chance(0.6)) return sayPair(digits);
  const zero = random.chance(0.2) ? 'oh' : 'zero';
  return [...digits].map((digit) => (digit === '0' ? zero : digitNames[Number(digit)])).join(' ');
}

function sayPair(pair: string): string {
  const [ten = 0, unit = 0] = [...pair].map(Number);
  if (ten === 0) return `oh ${digitNames[unit]}`;
  if (ten === 1) return teens[unit] ?? '';
  return unit === 0 ? (tens[ten] ?? '') : `${tens[ten]} ${digitNames[unit]}`;
}

/** A name as another person writes the same name: sides changed, forms of company words, additions, omissions. */
export function rewrite(name: string, random: Random): string {
  let written = name;
  const changes: ((text: string) => string)[] = [
    (text) => text.replace(/Pty Ltd|Pty Limited/g, random.pick(['P/L', 'Pty Limited', 'Pty Ltd', ''])).replace(/\bLimited\b/g, 'Ltd'),
    (text) => text.replace(/ & /g, ' and ').replace(/ and /g, random.pick([' and ', ' & '])),
    (text) => (/ v /.test(text) && !/ - | \(No/.test(text) ? text.split(' v ').reverse().join(' v ') : text),
    (text) => text.replace(/ \(No (\d)\)/, random.pick(['', ' No $1', ' (No. $1)', ' [No $1]'])),
    (text) => text.replace(/^(.*? v .*?)$/, `$1${random.pick([' & Anor', ' and Others', ' & Ors'])}`),
    (text) =>
      text
        .replace(/State of /g, '')
        .replace(/Deputy Commissioner/g, 'Commissioner')
        .replace(/\((?:Aust|NZ|Qld|WA)\) /g, ''),
    (text) => text.replace(/ v /, random.pick([' vs ', ' -v- ', ' V ', ' ats ', ' and '])),
    (text) => text.replace(/ of the late /, random.pick([' of ', ' '])).replace(/^Purchase of /, random.pick(['Purchase ', 'Purchase - '])),
    (text) =>
      text
        .replace(/Street/, 'St')
        .replace(/Road/, 'Rd')
        .replace(/Avenue/, 'Ave')
        .replace(/ [A-Z]{2,3} \d{4}$/, ''),
    (text) =>
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/['’]/g, random.pick(['', '’'])),
  ];
  for (let done = 0; done < 3; done += 1) written = random.pick(changes)(written);
  return written;
}

const frames = [
  '{}',
  '{}',
  '{}',
  'RE: {}',
  'FW: {}',
  'Re: {}',
  'Fwd: {} - next steps',
  '{} - conference with counsel',
  '{} // privileged',
  'Zoom: {}',
  '{} - draft affidavit',
  '{} - settlement offer',
  'Meeting re {}',
  'Call: {}',
  '{}: documents attached',
  'Update on {}',
  '{} - urgent',
  'Accepted: {}',
  '{} [SEC=PROTECTED]',
  'Advice - {}',
  '{} - mediation 14 May',
  'FW: {} - invoice query',
];
const referenceFrames = [
  '{}',
  '{}',
  'Our ref {}',
  'Our Ref: {}',
  'Ref: {}',
  '[{}] signed transfer',
  'RE: [{}] contract',
  'File {}',
  'file no. {} - chase reply',
  'Matter {}: update',
  '({}) letter to send',
  'FW: {} - documents',
  '{} - call with client',
  'please open {} for me',
];
const talkFrames = [
  'so about the {} matter i rang the other side',
  'next one is {} what is happening there',
  'just finished a call on {}',
  'we need to look at {} before friday',
  'um {} i drafted the letter this morning',
  'time on {} please about half an hour',
];
const spokenFrames = [
  'matter {}',
  'this is for file {} thanks',
  'please record that on {}',
  'our reference is {}',
  'okay so file number {} i read the contract',
];

export function frame(text: string, random: Random): string {
  return random.pick(frames).replace('{}', () => text);
}

export function frameReference(reference: string, random: Random): string {
  return random.pick(referenceFrames).replace('{}', () => reference);
}

export function frameTalk(text: string, random: Random): string {
  const said = text
    .toLowerCase()
    .replace(/ v /g, ' versus ')
    .replace(/&/g, 'and')
    .replace(/pty/g, random.pick(['pty', 'p t y', 'proprietary']))
    .replace(/[(),/]/g, ' ')
    .replace(/ - /g, ' ')
    .replace(/\s+/g, ' ');
  return random.pick(talkFrames).replace('{}', () => said);
}

export function frameSpoken(text: string, random: Random): string {
  return random.pick(spokenFrames).replace('{}', () => text);
}
