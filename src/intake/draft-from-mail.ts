import { captureMailItem } from '../capture/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EvidencePerson, MailAttachment, MailEvidence } from '../domain/evidence.ts';
import { withoutInstructions } from '../drafting/index.ts';
import { type Entry, entriesOfEvidence, type Means } from '../entries/index.ts';
import { profileOf, settingsFor } from '../firms/index.ts';
import { cuesOf, recallLearned } from '../learning/index.ts';
import { openMatcher } from '../matching/index.ts';
import { draftAndKeep } from './draft-and-keep.ts';
import type { IntakeMeans } from './drafting-context.ts';
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
export async function draftFromMail(
  caller: PersonCaller,
  mail: MailInput,
  means: IntakeMeans,
): Promise<{ created: boolean; entries: Entry[] }> {
  const evidence = await capture(caller, mail, means);
  const known = await entriesOfEvidence(caller, evidence.fingerprint, means);
  if (known.length > 0) return { created: false, entries: known };
  const settings = await settingsFor(caller, means);
  const matcher = await openMatcher(caller, means);
  // What speaks to a program names no matter.
  const { subject, newText, from, to, cc } = withoutInstructions(evidence);
  const { name, email } = await profileOf(caller, means);
  const learned = await recallLearned(caller, cuesOf(evidence, email), means);
  const people = [from, ...to, ...cc].filter(({ address }) => address.toLowerCase() !== email.toLowerCase());
  const match = matcher({ texts: [subject, newText], people, learned });
  return draftAndKeep(caller, { evidence, source: sourceOf(evidence), match, me: { name, address: email } }, settings, means);
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
