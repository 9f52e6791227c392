import { randomUUID } from 'node:crypto';

type Person = { name: string; address: string };

/** A mail as the page that plays Outlook holds it. */
export type OutlookMail = {
  id: string;
  conversationId: string;
  internetMessageId: string;
  subject: string;
  normalizedSubject: string;
  from: Person;
  to: Person[];
  cc: Person[];
  at: string;
  attachments: { id: string; name: string; size: number; contentType: string }[];
  isRead: boolean;
  text: string;
};

/** A received mail of our own writing; each one is another message. */
export function mail(changes: Partial<OutlookMail> = {}): OutlookMail {
  const id = randomUUID();
  return {
    id,
    conversationId: `conversation-${id}`,
    internetMessageId: `<${id}@kahu.example>`,
    subject: 'RE: FAM-2026-0107 Disclosure of the trust accounts',
    normalizedSubject: 'FAM-2026-0107 Disclosure of the trust accounts',
    from: { name: 'Aroha Ngata', address: 'aroha.ngata@kahu.example' },
    to: [{ name: 'Mere Tāwhai', address: 'mere@harbourvale.example' }],
    cc: [],
    at: '2026-11-19T20:15:00.000Z',
    attachments: [],
    isRead: true,
    text: 'Kia ora Mere,\n\nI have found the statements of the trust. Do you want them before the conference?\n\nAroha',
    ...changes,
  };
}

/** The four kinds of mail, as far as its matter goes. The fake backend knows them by their subject. */
export const mails = {
  agreed: () => mail(),
  bare: () =>
    mail({
      subject: 'COM-2026-0044 lease: your call today',
      from: { name: 'Tim Reid', address: 'tim@reidproperty.example' },
    }),
  several: () => mail({ subject: 'Papers for Thursday', from: { name: 'Sione Fifita', address: 'sione@fifitabuild.example' } }),
  none: () => mail({ subject: 'Fence between our sections', from: { name: 'Jo Quill', address: 'jo@quill.example' } }),
};
