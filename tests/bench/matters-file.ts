import { writeFile } from 'node:fs/promises';

const given = ['Aroha', 'Bronwyn', 'Callum', 'Daniel', 'Elena', 'Fiona', 'Hēmi', 'Isla', 'Jack', 'Kiri'];
export const familyNames = ['Ngata', 'Harlow', 'Doyle', 'Patel', 'Fraser', 'Tran', 'Novak', 'Rossi', 'Kwan', 'Sharma', 'Osborne'];

/** The reference of the matter at a place in the file. */
export function referenceOf(index: number): string {
  return `${['COM', 'CON', 'FAM', 'LIT'][index % 4]}-${2018 + (index % 9)}-${String(index).padStart(6, '0')}`;
}

function lineOf(index: number): string {
  const name = `${given[index % given.length]} ${familyNames[index % familyNames.length]}${index % 5000}`;
  return JSON.stringify({
    id: 1001 + index,
    reference: referenceOf(index),
    name: `${familyNames[index % familyNames.length]} - lease of ${index % 400} Quay Street`,
    clients: [`${name} <client${index}@host${index % 997}.example>`],
    status: index % 3 === 0 ? 'Closed' : 'Active',
  });
}

/** Writes so many matters, numbered from 1001 on, as the sandbox reads them with --matters. */
export async function writeMattersFile(file: string, matters: number): Promise<void> {
  await writeFile(file, Array.from({ length: matters }, (_, index) => lineOf(index)).join('\n'));
}
