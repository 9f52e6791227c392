import type { Match } from '../domain/match.ts';
import type { EntryContent } from './entry.ts';

/** A match as an entry keeps it: matters by id, the chosen one apart from those it was chosen among. */
export function contentOfMatch(match: Match): EntryContent['match'] {
  if (match.tier === 'none') return { tier: 'none', agreed: false, reasons: match.reasons, confidence: null, candidates: [] };
  const offered = match.tier === 'exact' ? match.runnersUp : match.candidates;
  const candidates = offered.map(({ matter, reasons, confidence }) => ({ matterId: matter.id, reasons, confidence }));
  if (match.tier === 'suggested') return { tier: 'suggested', agreed: false, reasons: [], confidence: null, candidates };
  return { tier: 'exact', agreed: match.agreed, reasons: match.reasons, confidence: match.confidence, candidates };
}
