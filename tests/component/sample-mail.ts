import { randomUUID } from 'node:crypto';
import type { MailItem } from '../../src/contract/entry.ts';

/** A received mail of our own writing; each one is another message of another thread. */
export function sampleMail(changes: Partial<MailItem> = {}): MailItem {
  return {
    internetMessageId: `<${randomUUID()}@kahu.example>`,
    conversationId: `thread-${randomUUID()}`,
    subject: 'RE: FAM-2026-0107 Disclosure of the trust accounts',
    from: { name: 'Aroha Ngata', address: 'aroha.ngata@kahu.example' },
    to: [{ name: 'Mere Tāwhai', address: 'mere@harbourvale.example' }],
    cc: [],
    at: '2026-11-19T20:15:00+00:00',
    bodyText:
      'Kia ora Mere,\n\nI have found the statements of the trust for 2024 and 2025. Do you want them before the conference?\n\nAroha',
    attachments: ['Trust statements.pdf'],
    ...changes,
  };
}
