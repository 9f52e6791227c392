import { onOneLine } from '../clean-subject.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { listed } from '../lists.ts';

/** Names of documents as a narrative lists them, the fullest list first, the last one empty: the caller takes what fits. */
export function documentLists(names: readonly string[]): string[] {
  const shown = [...new Set(names.filter((name) => !instructsProgram(name)).map(titleOf))].filter(
    (name) => name !== '' && !isDecoration(name),
  );
  const lists: string[] = [];
  for (let count = Math.min(shown.length, 3); count > 0; count -= 1) {
    const named = shown.slice(0, count);
    lists.push(count === shown.length ? listed(named) : `${named.join(', ')} and other documents`);
  }
  return [...lists, ''];
}

/** A file's name as a title: without its ending, with spaces. */
function titleOf(name: string): string {
  return onOneLine(name)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_+]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .slice(0, 80)
    .trim();
}

/** Logos, signature pictures and numbered scans name no document. */
function isDecoration(name: string): boolean {
  return /^(?:image\d{0,4}|logo.{0,20}|outlook-.{0,60}|scan ?\d{0,12}|img[ _-]?\d{1,12}|att\d{1,8}|winmail|smime|signature|unnamed|untitled|\d{1,20})$/i.test(
    name,
  );
}
