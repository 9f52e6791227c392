import type { EvidencePerson, MailEvidence } from '../domain/evidence.ts';
import { fingerprintOf, normaliseMessageId } from './fingerprint.ts';
import { newTextOf } from './new-text.ts';

/** A mail as a door or a parser gives it; `bodyText` is the whole visible text with its history. */
export type MailItem = {
  internetMessageId: string;
  conversationId?: string | undefined;
  subject: string;
  from: EvidencePerson;
  to: EvidencePerson[];
  cc: EvidencePerson[];
  at: Date;
  bodyText: string;
  attachments: string[];
};

/** Whose mailbox it is (unknown for a file on its own), and the time when the mail itself has none. */
export type Viewer = { me?: EvidencePerson | undefined; now: Date };

/**
 * A mail as evidence: what it adds told from what it quotes, sent or received by the viewer's address, one fingerprint per
 * message. Never throws; what is missing stands in `warnings`.
 */
export function captureMailItem(item: MailItem, { me, now }: Viewer): MailEvidence {
  const newText = newTextOf(item.bodyText);
  const id = normaliseMessageId(item.internetMessageId);
  const at = Number.isNaN(item.at.getTime()) ? now : item.at;
  const isOwn = me !== undefined && me.address !== '' && item.from.address.toLowerCase() === me.address.toLowerCase();
  const parts = id === '' ? [item.from.address, at.toISOString(), item.subject, newText] : [id];
  return {
    kind: 'mail',
    fingerprint: fingerprintOf('mail', parts),
    direction: isOwn ? 'sent' : 'received',
    subject: item.subject,
    from: item.from,
    to: item.to,
    cc: item.cc,
    at,
    conversation: item.conversationId ?? null,
    newText,
    attachments: item.attachments,
    warnings: [
      ...(id === '' ? ['The mail has no Message-ID: the same mail from elsewhere may not be recognised.'] : []),
      ...(Number.isNaN(item.at.getTime()) ? ['The mail has no date: the time of capture is used.'] : []),
      ...(item.bodyText.trim() === '' ? ['The mail has no text.'] : newText === '' ? ['The mail adds no text of its own.'] : []),
    ],
  };
}
