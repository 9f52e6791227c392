import type { EvidencePerson } from '../domain/evidence.ts';
import { onOneLine } from './clean-subject.ts';
import { cutAtWord } from './first-words.ts';
import { instructsProgram } from './flag-instructions.ts';
import { listed } from './lists.ts';

const most = 3;
const mostWords = 6;

/** 'A', 'A and B', 'A, B and others': names as the source gives them, else addresses; '' for nobody. No name that speaks to a program. */
export function namePeople(people: readonly EvidencePerson[]): string {
  const names = [...new Set(people.map(nameOf).filter((name) => name !== ''))];
  return names.length <= most ? listed(names) : `${names.slice(0, 2).join(', ')} and others`;
}

/** One person as a narrative names them: 'Hale, Petra' becomes 'Petra Hale', notes in brackets go. */
function nameOf({ name, address }: EvidencePerson): string {
  const plain = onOneLine(name)
    .replace(/^['"]+|['"]+$/g, '')
    .replace(/\s{0,5}[([][^()[\]]{0,80}[)\]]$/, '');
  const turned = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?)$/u.exec(plain);
  const shown = cutAtWord(turned ? `${turned[2]} ${turned[1]}` : plain, 60).trim();
  // Nobody is called by a sentence.
  if (instructsProgram(name) || shown.split(' ').length > mostWords || /\d ?(?:hours?|hrs?|units?|minutes?)\b/i.test(shown)) return '';
  return shown === '' || shown.includes('@') ? nameOfAddress(onOneLine(shown || address)) : shown;
}

/** 'heather.kroll@firm.example' names Heather Kroll; an address that names nobody stays as it is. */
function nameOfAddress(address: string): string {
  const [, first, last] = /^(\p{L}{2,20})\.(?:\p{L}\.)?(\p{L}{2,30})@/u.exec(address) ?? [];
  return first === undefined || last === undefined ? address.slice(0, 60) : `${capital(first)} ${capital(last)}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
