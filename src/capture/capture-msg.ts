import PostalMime from 'postal-mime';
import type { MailEvidence, MeetingEvidence } from '../domain/evidence.ts';
import { describeAttachments } from './attached-file.ts';
import { captureMailItem, type Viewer } from './capture-mail-item.ts';
import type { ParsedItem, ParsedPerson } from './files/parsed-file.ts';
import { readInWorker } from './files/read-in-worker.ts';
import { fingerprintOf } from './fingerprint.ts';
import { htmlText } from './html-text.ts';
import { checkSize, limits, unreadable } from './limits.ts';
import { signsOf } from './mail-signs.ts';
import { newTextOf } from './mail-text/new-text.ts';

/** An Outlook item (.msg) as evidence: a mail, or a meeting of the calendar. Throws unreadable-file for other items and broken files. */
export async function captureMsg(bytes: Uint8Array, viewer: Viewer): Promise<MailEvidence | MeetingEvidence> {
  checkSize(bytes);
  const item = await readInWorker('msg', bytes);
  if (/^IPM\.(Appointment|Schedule\.Meeting)/i.test(item.class)) return meetingOf(item, viewer);
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

/** An appointment as its calendar tells it: who was asked, from when to when. Nothing tells that it took place. */
function meetingOf(item: ParsedItem, { me, now }: Viewer): MeetingEvidence {
  const [start, end] = [new Date(item.start), new Date(item.end)];
  const isTimed = start < end;
  const isMe = ({ address }: ParsedPerson) => me !== undefined && me.address.toLowerCase() === address.toLowerCase();
  const people = [item.from, ...item.to, ...item.cc].filter((one) => (one.name !== '' || one.address !== '') && !isMe(one));
  return {
    kind: 'meeting',
    fingerprint: fingerprintOf('meeting', [item.subject, item.start, item.end]),
    title: item.subject,
    service: /teams\.microsoft\.com/i.test(item.text.slice(0, 100_000)) ? 'Teams' : null,
    fromFile: true,
    at: isTimed ? start : now,
    timekeeper: me ?? null,
    people: people.filter((one, at) => people.findIndex(({ name, address }) => name === one.name && address === one.address) === at),
    timing: isTimed ? 'schedule' : 'unknown',
    intervals: isTimed ? [{ start, end }] : [],
    spokenSeconds: 0,
    utterances: [],
    warnings: ['This is an appointment of the calendar: nothing tells that it took place, or for how long.', ...aboutText(item)],
  };
}

function aboutText(item: ParsedItem): string[] {
  return newTextOf(textOf(item)) === '' ? [] : ['The text of the invitation is not used.'];
}

function textOf({ text, html }: ParsedItem): string {
  return text.trim() !== '' ? text : html === '' ? '' : htmlText(html);
}

function shown({ name, address }: ParsedPerson): ParsedPerson {
  return { name: name === address ? '' : name, address };
}
