import type { EvidencePerson } from '../../../src/domain/evidence.ts';
import type { MatterId } from '../../../src/domain/ids.ts';
import type { Match, Matter } from '../../../src/domain/match.ts';
import { MatterIndex, matchKnown } from '../../../src/matching/index.ts';

/** A matter of an invented firm; its id is its number as a UUID. */
export function matterOf(number: number, facts: Partial<Omit<Matter, 'id' | 'number'>> = {}): Matter {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as MatterId,
    number: String(number),
    reference: '',
    name: `Matter ${number}`,
    clients: [],
    clientEmails: [],
    status: 'active',
    billable: true,
    ...facts,
  };
}

export const firm: Matter[] = [
  matterOf(4101, {
    reference: 'FAM-2024-0312',
    name: 'Harlow v Denning',
    clients: ['Harlow Pty Ltd'],
    clientEmails: ['ada@harlow.example'],
  }),
  matterOf(4102, { reference: 'FAM-2024-0313', name: 'Purchase of 12 Kauri Street', clients: ['Rangi Tūhoe'] }),
  matterOf(4103, { reference: 'LIT-2023-0077', name: 'Osgood v Whitlam Ports Limited', clients: ['Whitlam Ports Limited'] }),
  matterOf(4104, { reference: 'LIT-2021-0456', name: 'Mackay v Brackenridge', clients: ['Robert Brackenridge'], status: 'closed' }),
  matterOf(4105, { reference: 'CON-2022-0891', name: 'Estate of the late Ngaire Pōmare', clients: ['Hēmi Pōmare'], status: 'inactive' }),
  matterOf(4106, { reference: 'CON-2024-0555', name: 'Pro bono clinic', clients: ['Inner West Legal Centre'], billable: false }),
  matterOf(4107, { reference: 'COM-2025-0601', name: 'Lease of premises', clients: ["O'Sullivan & Daughters Pty Limited"] }),
  matterOf(4108, { reference: 'COM-2025-0602', name: 'Supply agreement', clients: ['MacAllister Foods Ltd'] }),
  matterOf(4109, { reference: 'FAM-2026-0018', name: 'Fitzgerald-Lowe parenting', clients: ['Bridget Fitzgerald-Lowe'] }),
];

export function indexOf(matters: readonly Matter[]): MatterIndex {
  const index = new MatterIndex();
  index.put(matters);
  return index;
}

export const everything = { has: () => true };

/** What matching says of a title, of further texts and of people, over a firm. */
export function match(text: string | string[], { matters = firm, people = [], sight = everything }: Partial<Given> = {}): Match {
  return matchKnown({ texts: [text].flat(), people }, indexOf(matters), sight);
}
type Given = { matters: readonly Matter[]; people: EvidencePerson[]; sight: { has(slot: number): boolean } };

/** The number of the matter taken without asking; undefined when there is none. */
export function taken(found: Match): string | undefined {
  return found.tier === 'exact' ? found.matter.number : undefined;
}

/** The numbers of the matters offered, in order. */
export function offered(found: Match): string[] {
  return found.tier === 'suggested' ? found.candidates.map(({ matter }) => matter.number) : [];
}

/** The reasons given for the first matter. */
export function reasonsOf(found: Match): string {
  if (found.tier === 'suggested') return found.candidates[0]?.reasons.join('; ') ?? '';
  return found.reasons.join('; ');
}
