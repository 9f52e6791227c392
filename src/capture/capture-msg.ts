import PostalMime from 'postal-mime';
import type { MailEvidence, MeetingEvidence } from '../domain/evidence.ts';
import { appointmentOf } from './appointment.ts';
import { describeAttachments } from './attached-file.ts';
import { captureMailItem, type Viewer } from './capture-mail-item.ts';
import type { ParsedItem, ParsedPerson } from './files/parsed-file.ts';
import { readInWorker } from './files/read-in-worker.ts';
import { htmlText } from './html-text.ts';
import { checkSize, limits, unreadable } from './limits.ts';
import { signsOf } from './mail-signs.ts';

/** An Outlook item (.msg) as evidence: a mail, or a meeting of the calendar. Throws unreadable-file for other items and broken files. */
export async function captureMsg(bytes: Uint8Array, viewer: Viewer): Promise<MailEvidence | MeetingEvidence> {
  checkSize(bytes);
  const item = await readInWorker('msg', bytes);
  if (/^IPM\.(Appointment|Schedule\.Meeting)/i.test(item.class)) return appointmentOf(item, textOf(item), viewer);
  if (item.class !== '' && !/^(IPM\.Note|REPORT\.)/i.test(item.class)) {
    throw unreadable('This Outlook item is no e-mail and no meeting (a contact, a task or a note).');
  }
  return mailOf(item, viewer);
}

async function mailOf(item: ParsedItem, viewer: Viewer): Promise<MailEvidence> {
  const email = await PostalMime.parse(`${item.headers.slice(0, 1_000_000).trim()}\n\n`, { maxNestingDepth: limits.depth });
  const headers = email.headers.map(({ key, value }) => ({ key: key.toLowerCase(), value }));
  return captureMailItem(
    {
      internetMessageId: item.messageId || (email.messageId ?? ''),
      conversationId: signsOf(headers).conversation,
      subject: item.subject,
      from: shown(item.from),
      sender: item.sender.address === '' ? undefined : item.sender,
      to: item.to.map(shown),
      cc: item.cc.map(shown),
      at: new Date(item.at || (email.date ?? Number.NaN)),
      bodyText: textOf(item),
      attachments: await describeAttachments(item.attachments),
      ...{ isReply: signsOf(headers).isReply, bulk: signsOf(headers).bulk },
    },
    viewer,
  );
}

function textOf({ text, html }: ParsedItem): string {
  return text.trim() !== '' ? text : html === '' ? '' : htmlText(html);
}

function shown({ name, address }: ParsedPerson): ParsedPerson {
  return { name: name === address ? '' : name, address };
}
