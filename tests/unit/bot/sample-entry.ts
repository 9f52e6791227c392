import fc from 'fast-check';
import type { EntryView, MatterView } from '../../../src/contract/entry.ts';

let last = 0;

/** A uuid that no other sample has. */
export function sampleId(): string {
  last += 1;
  return `01a2123b-0000-7000-8000-${String(last).padStart(12, '0')}`;
}

export function sampleMatter(fields: Partial<MatterView> = {}): MatterView {
  const id = sampleId();
  return {
    id,
    number: '1001',
    reference: 'FAM-2026-0107',
    name: 'Ngata and Ngata, relationship property',
    clients: ['Aroha Ngata'],
    status: 'active',
    billable: true,
    ...fields,
  };
}

/** A draft of a meeting with an agreed exact match, changed as a test wants. */
export function sampleEntry(fields: Partial<EntryView> = {}): EntryView {
  return {
    id: sampleId(),
    version: 1,
    state: 'draft',
    workDate: '2026-11-20',
    zone: 'Pacific/Auckland',
    narrative:
      'Meeting with Aroha Ngata and Tom Bellamy regarding disclosure of the trust accounts; discussing valuation of the Raglan property and next steps.',
    units: 7,
    unitMinutes: 6,
    hours: '0.70',
    actualSeconds: 2520,
    basis: 'Attended 42 min → 7 units (0.7 h)',
    basisKind: 'measured',
    source: { kind: 'meeting', title: 'FAM-2026-0107 Ngata: trust accounts', detail: 'With Aroha Ngata, Tom Bellamy' },
    match: {
      tier: 'exact',
      agreed: true,
      reasons: ['the title names FAM-2026-0107', 'Aroha Ngata is its client'],
      confidence: 0.999,
      likely: null,
      candidates: [],
    },
    matter: sampleMatter(),
    matterDecidedBy: 'exact',
    flags: [],
    treatment: 'bill',
    activityCode: null,
    rate: { kind: 'own', label: null, price: null, gst: null, typed: null, sentence: '' },
    checks: [],
    pushed: null,
    problem: null,
    ...fields,
  };
}

/** A draft whose matter has to be chosen, with two candidates. */
export function sampleSuggested(fields: Partial<EntryView> = {}): EntryView {
  const candidates = [
    { matter: sampleMatter(), reasons: ['Aroha Ngata is its client', 'you worked on it last week'], confidence: 0.64 },
    {
      matter: sampleMatter({ number: '1002', reference: '', name: 'Ngata Family Trust, administration', clients: [] }),
      reasons: ['its name has Ngata'],
      confidence: 0.31,
    },
  ];
  return sampleEntry({
    matter: null,
    matterDecidedBy: null,
    match: { tier: 'suggested', agreed: false, reasons: [], confidence: null, likely: null, candidates },
    ...fields,
  });
}

/** The longest an entry can be, of characters that take most room in JSON. */
export function worstEntry(narrative: string): EntryView {
  const long = (length: number) => '→'.repeat(length);
  const matter = () => sampleMatter({ reference: long(60), name: long(400), clients: [long(200), long(200), long(200), long(200)] });
  const check = { code: 'vague', level: 'warning' as const, message: long(400), remedy: long(400) };
  return sampleEntry({
    narrative,
    source: { kind: 'meeting', title: long(2000), detail: long(400) },
    basis: long(400),
    flags: Array.from({ length: 4 }, () => long(300)),
    checks: Array.from({ length: 6 }, () => check),
    matter: null,
    matterDecidedBy: null,
    match: {
      tier: 'suggested',
      agreed: false,
      reasons: [],
      confidence: null,
      likely: null,
      candidates: Array.from({ length: 10 }, () => ({
        matter: matter(),
        reasons: Array.from({ length: 5 }, () => long(300)),
        confidence: 0.5,
      })),
    },
  });
}

/** Any text at all, with control characters and halves of surrogate pairs. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength }).map((codes) => String.fromCharCode(...codes));
}
