import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { EvidencePerson, MailEvidence } from '../domain/evidence.ts';
import { type AttachedFile, describeAttachments } from './attached-file.ts';
import { captureMailItem, type MailItem, type Viewer } from './capture-mail-item.ts';
import { htmlText } from './html-text.ts';
import { checkSize, limits, unreadable } from './limits.ts';
import { signsOf } from './mail-signs.ts';

/** Headers of which a mail has at least one (RFC 5322 demands From and Date; drafts lack the date). */
const telling = new Set(['from', 'date', 'message-id', 'subject', 'received']);

/** A mail file (.eml, raw MIME) as evidence. Throws unreadable-file for what is no mail, too large or too deep. */
export async function captureMime(bytes: Uint8Array, viewer: Viewer): Promise<MailEvidence> {
  checkSize(bytes);
  if (!looksLikeMail(bytes)) throw unreadable('This is not an e-mail file: it does not begin with the headers of a mail.');
  const email = await parse(bytes);
  if (!email.headers.some(({ key }) => telling.has(key)))
    throw unreadable('This is not an e-mail file: it has no sender, subject or date.');
  if (email.attachments.length > limits.attachments) {
    throw unreadable(`The e-mail has ${email.attachments.length} attachments; at most ${limits.attachments} are read.`);
  }
  return captureMailItem(await itemOf(email), viewer);
}

/** The first line of a mail is a header: a name, a colon, nothing binary. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').trimStart();
  return /^[\x21-\x39\x3b-\x7e]{1,100}:/.test(start) || /^From \S/.test(start);
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: limits.depth, maxHeadersSize: 1_000_000 });
  } catch (cause) {
    throw unreadable('The e-mail could not be read: it is broken or nested too deeply.', cause);
  }
}

async function itemOf(email: Email): Promise<MailItem> {
  const bodyText = email.text?.trim() ? email.text : email.html ? htmlText(email.html) : '';
  const headers = email.headers.map(({ key, value }) => ({ key: key.toLowerCase(), value }));
  const { isReply, bulk, conversation } = signsOf(headers);
  return {
    internetMessageId: email.messageId ?? '',
    conversationId: conversation,
    subject: email.subject ?? '',
    from: peopleOf(email.from ? [email.from] : [])[0] ?? { name: '', address: '' },
    sender: peopleOf(email.sender ? [email.sender] : [])[0],
    to: peopleOf(email.to ?? []),
    cc: peopleOf(email.cc ?? []),
    at: new Date(email.date ?? Number.NaN),
    bodyText,
    attachments: await describeAttachments(email.attachments.filter(isSent).map(partOf)),
    isReply,
    bulk,
  };
}

/** What a person attached: pictures and parts that the body itself shows are none. */
function isSent({ disposition, related, mimeType, filename }: Attachment): boolean {
  if (/^(text\/calendar|application\/ics)/i.test(mimeType)) return false;
  if (disposition === 'attachment') return true;
  return related !== true && filename !== null && filename !== '' && !/^image\//i.test(mimeType);
}

function partOf({ filename, mimeType, content }: Attachment): AttachedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name: filename ?? 'attachment', type: mimeType.toLowerCase(), bytes };
}

/** Groups count as their members. */
function peopleOf(addresses: readonly Address[]): EvidencePerson[] {
  return addresses
    .flatMap((one) => ('group' in one && one.group ? one.group : [one]))
    .map(({ name, address }) => ({ name, address: address ?? '' }));
}
