import { type EntryView, entryView, type MailItem, type MatterView } from '../../../src/contract/entry.ts';
import { type MeView, meView } from '../../../src/contract/session.ts';

export const matter: MatterView = {
  id: '00000000-0000-7000-8000-00000000000a',
  number: '1001',
  reference: 'FAM-2026-0107',
  name: 'Ngata: relationship property',
  clients: ['Aroha Ngata'],
  status: 'active',
  billable: true,
};

/** A draft on its matter. */
export function sampleEntry(changes: Partial<EntryView> = {}): EntryView {
  return entryView.parse({
    id: '00000000-0000-7000-8000-000000000001',
    version: 1,
    state: 'draft',
    workDate: '2026-11-20',
    zone: 'Pacific/Auckland',
    narrative: 'Perusing email',
    units: 1,
    unitMinutes: 6,
    hours: '0.10',
    actualSeconds: 40,
    basis: 'Estimated: 80 words',
    basisKind: 'estimated',
    source: { kind: 'mail', title: 'Trust accounts', detail: 'From Aroha Ngata' },
    match: { tier: 'exact', agreed: true, reasons: [], candidates: [] },
    matter,
    matterDecidedBy: 'exact',
    flags: [],
    pushed: null,
    problem: null,
    ...changes,
  });
}

export function sampleMailItem(internetMessageId = '<1@kahu.example>'): MailItem {
  const from = { name: 'Aroha Ngata', address: 'aroha.ngata@kahu.example' };
  return {
    internetMessageId,
    subject: 'Trust accounts',
    from,
    to: [],
    cc: [],
    at: '2026-11-19T20:15:00Z',
    bodyText: 'Kia ora',
    attachments: [],
  };
}

export function sampleMe(person = 'mere', connection: Partial<MeView['connection']> = {}): MeView {
  return meView.parse({
    person: { id: person, name: 'Mere Tāwhai', role: 'timekeeper' },
    firm: { name: 'Harbour & Vale', settings: { unitMinutes: 6, rounding: 'up', minimumUnits: 1, zone: 'Pacific/Auckland' } },
    connection: { state: 'connected', system: 'harbourvale', timekeeper: 'Mere Tāwhai', matters: 198, syncing: false, ...connection },
  });
}
