import type { EvidencePerson } from '../domain/evidence.ts';
import { onOneLine } from './clean-subject.ts';
import { cutAtWord } from './first-words.ts';

/** 'A', 'A and B', 'A, B and 1 other': names as the mail gives them, else addresses; '' for nobody. */
export function namePeople(people: readonly EvidencePerson[]): string {
  const names = [...new Set(people.map(nameOf).filter((name) => name !== ''))];
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return first;
  if (names.length === 2) return `${first} and ${second}`;
  const others = names.length - 2;
  return `${first}, ${second} and ${others} ${others === 1 ? 'other' : 'others'}`;
}

function nameOf({ name, address }: EvidencePerson): string {
  const shown = cutAtWord(onOneLine(name).replace(/^['"]+|['"]+$/g, ''), 60).trim();
  return shown === '' ? onOneLine(address).slice(0, 60) : shown;
}
