import { captureMailItem } from '../capture/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EvidencePerson, MailAttachment, MailEvidence } from '../domain/evidence.ts';
import { workDateOf } from '../domain/work-date.ts';
import { draftEvidence, timeOfEvidence } from '../drafting/index.ts';
import { type Entry, entriesOfEvidence, keepDraft, type Means } from '../entries/index.ts';
import { profileOf, settingsFor } from '../firms/index.ts';
import { openMatcher } from '../matching/index.ts';
import { listPeople } from './list-people.ts';

/** An open mail as a door gives it; `at` is an ISO instant. */
export type MailInput = {
  internetMessageId: string;
  conversationId?: string | undefined;
  subject: string;
  from: EvidencePerson;
  to: EvidencePerson[];
  cc: EvidencePerson[];
  at: string;
  bodyText: string;
  attachments: string[];
};

/**
 * A draft of the open mail for the caller's timekeeper: captured, drafted, matched, kept. The same mail again answers the
 * entries that stand, so that nothing is billed twice from one message.
 */
export async function draftFromMail(caller: PersonCaller, mail: MailInput, means: Means): Promise<{ created: boolean; entries: Entry[] }> {
  const evidence = await capture(caller, mail, means);
  const known = await entriesOfEvidence(caller, evidence.fingerprint, means);
  if (known.length > 0) return { created: false, entries: known };
  const settings = await settingsFor(caller, means);
  const { zone, unitMinutes } = settings;
  const { basis, units } = timeOfEvidence(evidence, settings, zone);
  const match = await openMatcher(caller, means);
  const found = match({ texts: [evidence.subject, evidence.newText], people: [evidence.from, ...evidence.to, ...evidence.cc] });
  const draft = {
    evidence,
    source: sourceOf(evidence),
    text: await draftEvidence(evidence),
    basis,
    units,
    unitMinutes,
    zone,
    match: found,
  };
  return keepDraft(caller, { ...draft, workDate: workDateOf(evidence.at, zone) }, means);
}

/** The entries that stand for this mail; makes none. For a door that follows the selected mail. */
export async function draftsOfMail(caller: PersonCaller, mail: MailInput, means: Means): Promise<Entry[]> {
  const { fingerprint } = await capture(caller, mail, means);
  return entriesOfEvidence(caller, fingerprint, means);
}

async function capture(caller: PersonCaller, mail: MailInput, means: Means): Promise<MailEvidence> {
  const me = await profileOf(caller, means);
  return captureMailItem(
    { ...mail, at: new Date(mail.at), attachments: mail.attachments.map(named) },
    { me: { name: me.name, address: me.email }, now: means.now() },
  );
}

function sourceOf(evidence: MailEvidence): Entry['source'] {
  const detail = evidence.direction === 'sent' ? `To ${listPeople(evidence.to)}` : `From ${listPeople([evidence.from])}`;
  return { kind: 'mail', title: evidence.subject, detail };
}

/** Outlook tells the names alone. */
function named(name: string): MailAttachment {
  return { name, type: '', pages: null };
}
