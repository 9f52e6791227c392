import { dateOf, zoneClock } from '../../actionstep/ledger/zone-clock.ts';
import { harbourVale } from '../../actionstep/seed/firm-profiles.ts';
import type { SandboxPerson } from '../../people.ts';
import { clientMails } from './client-mails.ts';
import type { Mail, MailSketch, SketchTime } from './mail.ts';
import { otherMails } from './other-mails.ts';
import { programMails } from './program-mails.ts';

const writers = [...clientMails, ...otherMails, ...programMails];
const clock = zoneClock(harbourVale.zone);
const minute = 60_000;
const day = 24 * 60 * minute;

/** The sample mails as they lie in the person's mailbox, newest first; their times count back from `now`. */
export function sampleMailbox(person: SandboxPerson, now: Date): Mail[] {
  return writers.map((write) => deliver(write(person), person, now)).sort((left, right) => right.at.localeCompare(left.at));
}

function deliver(sketch: MailSketch, person: SandboxPerson, now: Date): Mail {
  const { key, subject, from, text } = sketch;
  const owner = { name: person.name, address: person.email };
  const domain = (from ?? owner).address.split('@')[1] ?? 'harbourvale.example';
  return {
    id: `mail-${person.login}-${key}`,
    folder: from === undefined ? 'sent' : 'inbox',
    isRead: sketch.isRead ?? false,
    conversationId: `conversation-${person.login}-${key}`,
    internetMessageId: `<${key}.${person.login}@${domain}>`,
    subject,
    normalizedSubject: subject.replace(/^((re|fw|fwd):\s*)+/i, ''),
    from: from ?? owner,
    to: [...(sketch.to ?? [owner])],
    cc: [...(sketch.cc ?? [])],
    at: new Date(instantOf(sketch.at, now.getTime())).toISOString(),
    attachments: (sketch.attachments ?? []).map((attachment, index) => ({ id: `${key}-${index}`, ...attachment })),
    text,
    html: sketch.html ?? null,
  };
}

function instantOf(at: SketchTime, now: number): number {
  if ('minutesAgo' in at) return now - at.minutesAgo * minute;
  return clock.instant(dateOf(clock.format(now - at.daysAgo * day)), `${at.clock}:00`);
}
