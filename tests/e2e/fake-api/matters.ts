import { randomUUID } from 'node:crypto';
import type { CandidateView, EntryView, MatterView } from '../../../src/contract/entry.ts';

const matter = (number: string, reference: string, name: string, client: string, changes: Partial<MatterView> = {}): MatterView => ({
  id: randomUUID(),
  number,
  reference,
  name,
  clients: [client],
  status: 'active',
  billable: true,
  ...changes,
});

/** Matters of our own making. */
export const matters = {
  ngata: matter('1001', 'FAM-2026-0107', 'Ngata: relationship property', 'Aroha Ngata'),
  lease: matter('1002', 'COM-2026-0044', 'Lease of 12 Quay Street', 'Kauri & Rimu Holdings Limited'),
  build: matter('1003', 'CON-2026-0012', 'Fifita Build: payment claim', 'Fifita Build Limited'),
  shares: matter('1004', 'COM-2025-0230', 'Fifita Build: shareholders agreement', 'Fifita Build Limited'),
  fence: matter('1005', 'PROP-2026-0061', 'Doyle: boundary and fence', 'Patrick Doyle'),
  closed: matter('0901', 'FAM-2019-0033', 'Doyle: parenting order', 'Patrick Doyle', { status: 'closed' }),
  inHouse: matter('0001', 'INT-0001', 'Firm administration', 'Harbour & Vale Lawyers', { billable: false }),
};

export type Matched = Pick<EntryView, 'matter' | 'matterDecidedBy' | 'match'>;

const exact = (found: MatterView, agreed: boolean, reasons: string[]): Matched => ({
  matter: found,
  matterDecidedBy: 'exact',
  match: { tier: 'exact', agreed, reasons, confidence: agreed ? 0.999 : 0.98, likely: null, candidates: [] },
});

const undecided = (tier: 'suggested' | 'none', reasons: string[], candidates: CandidateView[]): Matched => ({
  matter: null,
  matterDecidedBy: null,
  match: { tier, agreed: false, reasons, confidence: null, likely: null, candidates },
});

/** What the fake backend makes of a subject. */
export function matchOf(subject: string): Matched {
  if (subject.includes('FAM-2026-0107')) {
    return exact(matters.ngata, true, ['reference FAM-2026-0107 is written', "aroha.ngata@kahu.example is the client's address"]);
  }
  if (subject.includes('COM-2026-0044')) return exact(matters.lease, false, ['reference COM-2026-0044 is written']);
  if (subject.includes('Papers')) {
    const reasons = ["sione@fifitabuild.example writes from the client's domain"];
    return undecided(
      'suggested',
      [],
      [
        { matter: matters.build, reasons, confidence: 0.41 },
        { matter: matters.shares, reasons, confidence: 0.38 },
        { matter: matters.closed, reasons: ['the client Patrick Doyle is named', 'the matter is closed'], confidence: 0.04 },
      ],
    );
  }
  return undecided('none', ['No reference, client or address of a matter was found.'], []);
}

/** Matters with every word typed in them; without words the two used last. */
export function searchMatters(query: string): MatterView[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [matters.lease, matters.ngata];
  return Object.values(matters).filter((one) => {
    const text = [one.number, one.reference, one.name, ...one.clients].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
