import { type SandboxPerson, sandboxPeople } from '../../people.ts';
import type { FirmProfile } from '../firm.ts';
import type { MatterSeed } from './matter-seed.ts';

/** The firm of the other stand-ins. */
export const harbourVale: FirmProfile = {
  name: 'Harbour & Vale Lawyers',
  orgkey: 'harbourvale',
  zone: 'Pacific/Auckland',
  currency: 'NZD',
  email: 'office@harbourvale.example',
  participantId: 1,
  divisionId: 1,
  people: sandboxPeople,
};

const quayPeople: readonly SandboxPerson[] = [
  {
    login: 'mere.quay',
    name: 'Mere Tāwhai',
    email: 'mere@harbourvale.example',
    oid: '5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01',
    participantId: 41,
    userId: 2,
    role: 'partner',
    hourlyRate: '610.00',
  },
  {
    login: 'lachlan',
    name: 'Lachlan Yardley',
    email: 'lachlan@quaycooper.example',
    oid: '27be06d4-0c5f-4b1e-9a3d-70c196de0b07',
    participantId: 14,
    userId: 3,
    role: 'solicitor',
    hourlyRate: '380.00',
  },
];

/** A second firm, in Australia. One of its people also works at the first, and its ids meet those of the first. */
export const quayCooper: FirmProfile = {
  name: 'Quay Cooper',
  orgkey: 'quaycooper',
  zone: 'Australia/Sydney',
  currency: 'AUD',
  email: 'office@quaycooper.example',
  participantId: 1,
  divisionId: 1,
  people: quayPeople,
};

export const quayMatters: readonly MatterSeed[] = [
  {
    id: 1001,
    reference: 'COM-2026-0301',
    name: 'Redcliff Quarries Pty Ltd - plant hire',
    clients: ['Redcliff Quarries Pty Ltd <office@redcliffquarries.example>'],
    status: 'Active',
  },
  {
    id: 1002,
    reference: 'EST-2025-0044',
    name: 'Estate of Joan Pemberton',
    clients: ['Angus Pemberton <angus@pemberton.example>'],
    status: 'Active',
  },
  {
    id: 1003,
    reference: 'FAM-2024-0012',
    name: 'Novak - parenting orders',
    clients: ['Elena Novak <elena@novak.example>'],
    status: 'Closed',
  },
];
