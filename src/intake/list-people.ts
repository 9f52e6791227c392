import type { EvidencePerson } from '../domain/evidence.ts';

/** 'A, B, C and 2 more': names as the source gives them, else addresses; '' for nobody. */
export function listPeople(people: readonly EvidencePerson[]): string {
  const names = people.map(({ name, address }) => name || address).filter((name) => name !== '');
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
}
