import type { MatterSeed } from './matter-seed.ts';
import { type Choices, choicesFrom } from './random.ts';
import { companyNames, givenNames, streets, surnames, towns } from './seed-names.ts';

type Practice = 'FAM' | 'CON' | 'COM' | 'EST' | 'LIT' | 'EMP';
type Person = { given: string; surname: string };
type Subject = { name: string; clients: string[] };

const practices: readonly [Practice, ...Practice[]] = ['FAM', 'CON', 'COM', 'EST', 'LIT', 'EMP'];
const sampleSize = 200;
const harlow = 'Harlow Pty Ltd <legal@harlow.example>';

/** The matters that the sample mails speak of; their ids, references and clients never change. */
const fixedMatters: readonly MatterSeed[] = [
  {
    id: 1001,
    reference: 'FAM-2026-0107',
    name: 'Ngata - relationship property',
    clients: ['Aroha Ngata <aroha.ngata@kahu.example>'],
    status: 'Active',
  },
  {
    id: 1002,
    reference: 'COM-2026-0044',
    name: 'Harlow Pty Ltd - lease of 12 Quay Street',
    clients: [harlow],
    status: 'Active',
  },
  {
    id: 1003,
    reference: 'EST-2025-0231',
    name: 'Estate of Margaret Doyle',
    clients: ['Brendan Doyle <brendan@doyle.example>'],
    status: 'Active',
  },
  {
    id: 1004,
    reference: 'LIT-2026-0019',
    name: 'Harlow Pty Ltd v Castle Freight Limited',
    clients: [harlow],
    status: 'Active',
  },
  {
    id: 1005,
    reference: 'EMP-2026-0008',
    name: 'Southern Timber Ltd - employment advice',
    clients: ['Southern Timber Ltd <hr@southerntimber.example>'],
    status: 'Active',
  },
  {
    id: 1006,
    reference: 'FAM-2019-0033',
    name: 'Patel - divorce',
    clients: ['Nisha Patel <nisha@patel.example>'],
    status: 'Closed',
  },
];

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(pty|ltd|limited)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}

function person(choices: Choices): Person {
  return { given: choices.pick(givenNames), surname: choices.pick(surnames) };
}

function personClient({ given, surname }: Person): string {
  return `${given} ${surname} <${slug(given)}@${slug(surname)}.example>`;
}

function companyClient(company: string): string {
  return `${company} <office@${slug(company)}.example>`;
}

function address(choices: Choices): string {
  return `${choices.below(180) + 1} ${choices.pick(streets)}, ${choices.pick(towns)}`;
}

function opponent(choices: Choices, company: string): string {
  const other = choices.pick(companyNames);
  return other === company ? personName(person(choices)) : other;
}

function personName({ given, surname }: Person): string {
  return `${given} ${surname}`;
}

const subjects: Readonly<Record<Practice, (choices: Choices) => Subject>> = {
  FAM: (choices) => {
    const client = person(choices);
    const about = choices.pick(['relationship property', 'parenting orders', 'separation agreement', 'divorce']);
    return { name: `${client.surname} - ${about}`, clients: [personClient(client)] };
  },
  CON: (choices) => {
    const client = person(choices);
    const couple = choices.below(3) === 0 ? [{ given: choices.pick(givenNames), surname: client.surname }] : [];
    const deal = choices.pick(['purchase of', 'sale of', 'refinance of']);
    return { name: `${client.surname} - ${deal} ${address(choices)}`, clients: [client, ...couple].map(personClient) };
  },
  COM: (choices) => {
    const company = choices.pick(companyNames);
    const about = choices.pick(['supply agreement', 'share sale', 'shareholders agreement', 'terms of trade']);
    const name = choices.below(3) === 0 ? `lease of ${address(choices)}` : about;
    return { name: `${company} - ${name}`, clients: [companyClient(company)] };
  },
  EST: (choices) => {
    const deceased = person(choices);
    const executor = { given: choices.pick(givenNames), surname: deceased.surname };
    return { name: `Estate of ${personName(deceased)}`, clients: [personClient(executor)] };
  },
  LIT: (choices) => {
    const company = choices.pick(companyNames);
    return { name: `${company} v ${opponent(choices, company)}`, clients: [companyClient(company)] };
  },
  EMP: (choices) => {
    const company = choices.pick(companyNames);
    const about = choices.pick(['employment advice', 'restructure', 'personal grievance', 'contractor agreements']);
    return { name: `${company} - ${about}`, clients: [companyClient(company)] };
  },
};

function statusOf(year: number, choices: Choices): MatterSeed['status'] {
  const roll = choices.below(20);
  if (year <= 2022) return roll < 14 ? 'Closed' : 'Inactive';
  if (roll === 0) return 'Closed';
  return roll === 1 ? 'Inactive' : 'Active';
}

function sampleMatter(id: number, taken: Set<string>): MatterSeed {
  const choices = choicesFrom(id);
  const practice = choices.pick(practices);
  const year = choices.pick([2021, 2022, 2024, 2025, 2025, 2025, 2026, 2026, 2026, 2026]);
  let serial = choices.below(240) + 1;
  const reference = () => `${practice}-${year}-${String(serial).padStart(4, '0')}`;
  while (taken.has(reference())) serial += 1;
  taken.add(reference());
  return { id, reference: reference(), ...subjects[practice](choices), status: statusOf(year, choices) };
}

/** The 200 invented matters of the firm, the same at every start. */
export function sampleMatters(): MatterSeed[] {
  const taken = new Set(fixedMatters.map(({ reference }) => reference));
  const matters = [...fixedMatters];
  while (matters.length < sampleSize) matters.push(sampleMatter(1001 + matters.length, taken));
  return matters;
}
