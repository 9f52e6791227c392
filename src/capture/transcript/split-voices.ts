/** What one person says within a cue; null where the file does not tell who speaks. */
export type Voice = { speaker: string | null; text: string };

const longestName = 120;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lrm: '', rlm: '' };

/** The voices of a cue in order: `<v Name>` opens one, `</v>` or the next ends it; other tags are dropped. Linear, one scan. */
export function splitVoices(payload: string): Voice[] {
  const voices: Voice[] = [];
  let speaker: string | null = null;
  let text = '';
  const end = () => {
    const words = plainText(text);
    if (words !== '') voices.push({ speaker, text: words });
    text = '';
  };
  let at = 0;
  while (at < payload.length) {
    const open = payload.indexOf('<', at);
    const close = open < 0 ? -1 : payload.indexOf('>', open);
    // Without a '>' ahead no '<' opens a tag any more: the rest is text, and is not searched again.
    if (close < 0) break;
    if (!/[a-z0-9/]/i.test(payload[open + 1] ?? '')) {
      text += payload.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    text += payload.slice(at, open);
    const tag = payload.slice(open + 1, Math.min(close, open + 400));
    const name = voiceName(tag);
    if (name !== undefined || tag === '/v') {
      end();
      speaker = name ?? null;
    }
    at = close + 1;
  }
  text += payload.slice(at);
  end();
  return voices;
}

/** The name in 'v Name' or 'v.class Name'; null for a voice without one, undefined for another tag. */
function voiceName(tag: string): string | null | undefined {
  if (!/^v[ \t.\n]|^v$/.test(tag)) return undefined;
  const space = tag.search(/[ \t\n]/);
  const name = space < 0 ? '' : plainText(tag.slice(space)).slice(0, longestName).trim();
  return name === '' ? null : name;
}

/** Entities resolved, one line, single spaces. */
export function plainText(text: string): string {
  return text
    .replace(entity, (_, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      name === undefined
        ? characterOf(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
        : (named[name.toLowerCase()] ?? ''),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function characterOf(code: number): string {
  const isText = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isText ? String.fromCodePoint(code) : ' ';
}
