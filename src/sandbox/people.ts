/** One of the six invented people of Harbour & Vale Lawyers; `login` is the local part of the e-mail address. */
export type SandboxPerson = {
  login: string;
  name: string;
  email: string;
  /** Object id in the directory stand-in. */
  oid: string;
  /** Actionstep participant id: owner and createdBy of a time entry. Never the same as the user id. */
  participantId: number;
  userId: number;
  role: 'partner' | 'solicitor' | 'paralegal';
  /** NZD an hour, GST exclusive, two decimals. */
  hourlyRate: string;
};

export const sandboxPeople: readonly SandboxPerson[] = [
  {
    login: 'mere',
    name: 'Mere Tāwhai',
    email: 'mere@harbourvale.example',
    oid: '5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01',
    participantId: 14,
    userId: 3,
    role: 'partner',
    hourlyRate: '520.00',
  },
  {
    login: 'daniel',
    name: 'Daniel Okafor',
    email: 'daniel@harbourvale.example',
    oid: '8c3d6e72-41fa-4b09-9c85-2b6d417f5e02',
    participantId: 17,
    userId: 4,
    role: 'solicitor',
    hourlyRate: '410.00',
  },
  {
    login: 'priya',
    name: 'Priya Raman',
    email: 'priya@harbourvale.example',
    oid: 'a1e95b38-7d04-4f6c-b2e3-3c8f529a6d03',
    participantId: 21,
    userId: 6,
    role: 'solicitor',
    hourlyRate: '345.00',
  },
  {
    login: 'hamish',
    name: 'Hamish Sutherland',
    email: 'hamish@harbourvale.example',
    oid: 'c70b2f94-58e1-4a7d-8d16-4d9e63ab7c04',
    participantId: 15,
    userId: 5,
    role: 'partner',
    hourlyRate: '495.00',
  },
  {
    login: 'grace',
    name: 'Grace Liu',
    email: 'grace@harbourvale.example',
    oid: 'e94d18a6-2c75-4e83-a0f7-5eaf74bc8b05',
    participantId: 26,
    userId: 8,
    role: 'solicitor',
    hourlyRate: '285.00',
  },
  {
    login: 'tom',
    name: 'Tom Bellamy',
    email: 'tom@harbourvale.example',
    oid: '16f7c3d0-b38a-4951-9e24-6fb085cd9a06',
    participantId: 33,
    userId: 11,
    role: 'paralegal',
    hourlyRate: '180.00',
  },
];

/** Finds a person by login; undefined for anyone else. */
export function personByLogin(login: string): SandboxPerson | undefined {
  return sandboxPeople.find((person) => person.login === login);
}
