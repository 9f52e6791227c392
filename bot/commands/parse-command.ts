export const commandNames = ['connect', 'disconnect', 'drafts', 'push', 'status', 'help'] as const;
export type CommandName = (typeof commandNames)[number];

/** What a person typed: a command, the code of a connect page, or something else with the command it comes nearest to. */
export type Parsed = { kind: 'command'; name: CommandName } | { kind: 'code'; code: string } | { kind: 'unknown'; near?: CommandName };

/** The letters and digits of a connect code: no vowels, so that no code is a word, and nothing that looks like another. */
const code = /^[BCDFGHJKMNPQRSTVWXZ2-9]{4}-?[BCDFGHJKMNPQRSTVWXZ2-9]{4}$/i;

/** Reads a message: with and without mention, slash and the word actionstep, in any case. Nothing but a greeting asks for help. */
export function parseCommand(text: string): Parsed {
  if (text.length > longest) return { kind: 'unknown' };
  const typed = plain(text);
  if (code.test(typed)) return { kind: 'code', code: typed.replace('-', '').toUpperCase() };
  const said = typed
    .toLowerCase()
    .replace(/^\//, '')
    .replace(/^(actionstep|matterclock)(?=$|[\s:,])[\s:,]*/, '')
    .replace(/[\s.!?]+$/, '');
  if (said === '' || said === 'hi' || said === 'hello') return { kind: 'command', name: 'help' };
  const name = commandNames.find((known) => known === said);
  if (name) return { kind: 'command', name };
  const near = nearest(said.split(' ')[0] ?? '');
  return near ? { kind: 'unknown', near } : { kind: 'unknown' };
}

/** A command is short; what is longer was written to somebody else. */
const longest = 500;

/** One line without mentions, markup and doubled spaces. */
function plain(text: string): string {
  return text
    .replace(/<at\b[^>]*>[^<]*<\/at>/gi, ' ')
    .replace(/<[^<>]*>|&nbsp;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function nearest(word: string): CommandName | undefined {
  if (word.length > 20) return undefined;
  const byDistance = commandNames
    .map((name) => ({ name, distance: word.length > 2 && name.startsWith(word) ? 1 : distanceOf(word, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = byDistance[0];
  return best && best.distance <= 2 && best.distance < word.length ? best.name : undefined;
}

/** Slips between two words: a letter more, less, other, or two exchanged (optimal string alignment). */
export function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const at = (line: number[], index: number) => line[index] ?? Number.POSITIVE_INFINITY;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
