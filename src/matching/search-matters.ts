import type { Matter } from '../domain/match.ts';
import { referenceKey, tokensOf } from './fold-text.ts';

/** Matters whose reference, number, name or clients begin with every word typed, in any order; open ones first. */
export function searchMatters(query: string, matters: readonly Matter[], limit: number): Matter[] {
  const words = tokensOf(query.slice(0, 200));
  const key = referenceKey(query.slice(0, 200));
  return matters
    .map((matter) => ({ matter, score: scoreOf(matter, words, key) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.matter.name.localeCompare(b.matter.name))
    .slice(0, limit)
    .map(({ matter }) => matter);
}

function scoreOf(matter: Matter, words: readonly string[], key: string): number {
  const open = matter.status === 'active' ? 1 : 0;
  if (words.length === 0) return 1 + open;
  const reference = referenceKey(matter.reference);
  if (key === reference || key === matter.number) return 8 + open;
  if (key.length > 2 && reference.includes(key)) return 6 + open;
  const known = tokensOf([matter.number, matter.reference, matter.name, ...matter.clients].join(' '));
  if (!words.every((word) => known.some((token) => token.startsWith(word)))) return 0;
  return (words.every((word) => known.includes(word)) ? 4 : 2) + open;
}
