import type { EvidencePerson, MailAttachment, MailEvidence } from '../domain/evidence.ts';
import { fingerprintOf, normaliseMessageId } from './fingerprint.ts';
import { newTextOf } from './mail-text/new-text.ts';

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
  attachments: MailAttachment[];
  /** Who sent it for `from` (RFC 5322 Sender), where that is somebody else. */
  sender?: EvidencePerson | undefined;
  isReply?: boolean | undefined;
  /** By the mail's own headers it went to many, or was written by a program. */
  bulk?: boolean | undefined;
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
    sentBy: item.sender && item.sender.address.toLowerCase() !== item.from.address.toLowerCase() ? item.sender : null,
    subject: item.subject,
    from: item.from,
    to: item.to,
    cc: item.cc,
    at,
    conversation: item.conversationId ?? null,
    relation: relationOf(item),
    bulk: item.bulk === true || isMachine(item.from.address),
    newText,
    attachments: item.attachments,
    warnings: [
      ...(id === '' ? ['The mail has no Message-ID: the same mail from elsewhere may not be recognised.'] : []),
      ...(Number.isNaN(item.at.getTime()) ? ['The mail has no date: the time of capture is used.'] : []),
      ...(item.bodyText.trim() === '' ? ['The mail has no text.'] : newText === '' ? ['The mail adds no text of its own.'] : []),
    ],
  };
}

const replied = /^(re|aw|antw|sv|vs|rif|odp)\s{0,2}(\[\d{1,3}\])?\s{0,2}:/i;
const passedOn = /^(fw|fwd|wg|tr|i|rv|vl|doorst)\s{0,2}:/i;

function relationOf({ subject, isReply }: MailItem): MailEvidence['relation'] {
  const start = subject.trimStart().slice(0, 20);
  if (passedOn.test(start)) return 'forward';
  return isReply === true || replied.test(start) ? 'reply' : null;
}

const machine =
  /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|newsletters?|notifications?|mailer-daemon|postmaster|bounces?|marketing|news|updates|alerts?)[@+.-]/i;

/** Mailboxes no person writes from. */
function isMachine(address: string): boolean {
  return machine.test(address.slice(0, 320));
}
