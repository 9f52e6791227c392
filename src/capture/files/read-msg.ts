import MsgReaderModule from '@kenjiuno/msgreader';
import { unreadable } from '../limits.ts';
import { checkCompound } from './check-compound.ts';
import type { ParsedAttachment, ParsedItem, ParsedPerson } from './parsed-file.ts';

// The package is CommonJS whose default is a property: Node hands over the whole module.
const MsgReader = MsgReaderModule.default;
type Fields = ReturnType<InstanceType<typeof MsgReader>['getFileData']>;

const mostAttachments = 500;
/** Code pages of Windows that older items use, by the names of the Encoding Standard. */
const encodings: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20127: 'utf-8',
  65001: 'utf-8',
};

/** An Outlook item (.msg) in its parts. Throws unreadable-file for what is none. */
export function readMsg(bytes: Uint8Array): ParsedItem {
  checkCompound(bytes);
  const reader = new MsgReader(bytes.slice().buffer);
  const fields = reader.getFileData();
  if (fields.error !== undefined) throw unreadable('The Outlook item is damaged and cannot be read.');
  const people = fields.recipients ?? [];
  const attached = fields.attachments ?? [];
  if (attached.length > mostAttachments) throw unreadable(`The e-mail has more than ${mostAttachments} attachments.`);
  return {
    class: fields.messageClass ?? '',
    messageId: fields.messageId ?? '',
    headers: fields.headers ?? '',
    subject: fields.subject ?? fields.normalizedSubject ?? '',
    from: {
      name: fields.senderName ?? '',
      address: addressOf(fields.sentRepresentingSmtpAddress, fields.senderSmtpAddress, fields.creatorSMTPAddress, fields.senderEmail),
    },
    sender: { name: fields.senderName ?? '', address: addressOf(fields.senderSmtpAddress, fields.senderEmail) },
    to: people.filter(({ recipType }) => recipType === 'to').map(personOf),
    cc: people.filter(({ recipType }) => recipType === 'cc').map(personOf),
    at: instantOf(fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime),
    text: fields.body ?? '',
    html: fields.bodyHtml ?? (fields.html ? decode(fields.html, fields.internetCodepage) : ''),
    attachments: attached.filter(({ attachmentHidden }) => attachmentHidden !== true).map((one) => attachmentOf(reader, one)),
    start: instantOf(fields.apptStartWhole),
    end: instantOf(fields.apptEndWhole),
  };
}

function personOf(fields: Fields): ParsedPerson {
  const name = (fields.name ?? '').replace(/^'+|'+$/g, '');
  const address = addressOf(fields.smtpAddress, fields.email);
  return { name: name === address ? '' : name, address };
}

/** The first that is an address of the internet: Exchange's own (/o=…/cn=…) names nobody outside. */
function addressOf(...candidates: (string | undefined)[]): string {
  return candidates.find((one) => one?.includes('@')) ?? '';
}

function attachmentOf(reader: InstanceType<typeof MsgReader>, fields: Fields): ParsedAttachment {
  if (fields.innerMsgContent === true)
    return { name: `${fields.innerMsgContentFields?.subject ?? 'E-mail'}.msg`, type: 'application/vnd.ms-outlook', bytes: undefined };
  const name = fields.fileName ?? fields.fileNameShort ?? fields.name ?? 'attachment';
  const isCounted = /\.(pdf|docx)$/i.test(name);
  return { name, type: (fields.attachMimeTag ?? '').toLowerCase(), bytes: isCounted ? reader.getAttachment(fields).content : undefined };
}

function instantOf(text: string | undefined): string {
  const millis = Date.parse(text ?? '');
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString();
}

function decode(bytes: Uint8Array, codePage: number | undefined): string {
  const name =
    encodings[codePage ?? 65001] ?? (codePage !== undefined && codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'utf-8');
  return new TextDecoder(name).decode(bytes);
}
