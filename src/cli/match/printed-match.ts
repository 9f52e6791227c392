import type { Match } from '../../domain/match.ts';
import type { Answer, PrintedId } from './figures.ts';

/** A match as commands print it: its tier, the matter that is taken, and what is offered with reasons, best first. */
export function printedMatch(match: Match, printId: (id: string) => PrintedId = (id) => id) {
  const exact = match.tier === 'exact' ? match : undefined;
  return {
    tier: match.tier,
    agreed: exact?.agreed ?? false,
    matterId: exact ? printId(exact.matter.id) : null,
    reasons: match.tier === 'suggested' ? [] : match.reasons,
    candidates: offeredOf(match, printId),
  };
}

/** What is offered, best first, five at most. */
export function offeredOf(match: Match, printId: (id: string) => PrintedId): Answer['candidates'] {
  if (match.tier === 'none') return [];
  const first = match.tier === 'exact' ? [match] : [];
  const others = match.tier === 'exact' ? match.runnersUp : match.candidates;
  return [...first, ...others].slice(0, 5).map(({ matter, reasons, confidence }) => ({
    matterId: printId(matter.id),
    confidence: Math.round(confidence * 1000) / 1000,
    reasons,
  }));
}
