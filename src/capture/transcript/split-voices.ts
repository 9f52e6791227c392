/** What one person says within a cue; null where the file does not tell who speaks. */
export type Voice = { speaker: string | null; text: string };

const longestName = 120;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lrm: '', rlm: '' };

/** The voices of a cue in order: `<v Name>` opens one, `</v>` or the next ends it; other tags are dropped. Linear, one pass. */
export function splitVoices(payload: string): Voice[] {
  const [start = '', ...parts] = payload.split('<');
  const voices: Voice[] = [{ speaker: null, text: start }];
  for (const part of parts) {
    const last = voices.at(-1) ?? { speaker: null, text: '' };
    const close = part.indexOf('>');
    // A '<' that no tag follows is text: only well-formed files escape it.
    if (close < 0 || !/^[a-z0-9/]/i.test(part)) {
      last.text += `<${part}`;
      continue;
    }
    const name = voiceName(part.slice(0, close));
    const text = part.slice(close + 1);
    if (name === undefined) last.text += text;
    else voices.push({ speaker: name, text });
  }
  return voices.map(({ speaker, text }) => ({ speaker, text: plainText(text) })).filter(({ text }) => text !== '');
}

/** The name in 'v Name' or 'v.class Name'; null for a voice without one and for '/v', undefined for another tag. */
function voiceName(tag: string): string | null | undefined {
  if (!/^v[ \t.\n]|^\/?v$/.test(tag)) return undefined;
  const space = tag.slice(0, 400).search(/[ \t\n]/);
  const name = space < 0 ? '' : plainText(tag.slice(space, 400)).slice(0, longestName).trim();
  return name === '' ? null : name;
}

/** Entities resolved, one line, single spaces; no word is longer than 300 characters, for nobody speaks one. */
export function plainText(text: string): string {
  return text
    .replace(entity, (_, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      name === undefined
        ? characterOf(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
        : (named[name.toLowerCase()] ?? ''),
    )
    .replace(/\S{300,}/g, (word) => word.slice(0, 300))
    .replace(/\s+/g, ' ')
    .trim();
}

function characterOf(code: number): string {
  const isText = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isText ? String.fromCodePoint(code) : ' ';
}
