import type { NarrativeStyle } from '../../domain/draft-text.ts';

/** How work is done, as itemised bills name it first (former Legal Profession Regulation 2005 (NSW) reg 111B), with its past tense. */
const methods: Readonly<Record<string, string>> = {
  Advising: 'Advised',
  Amending: 'Amended',
  Appearing: 'Appeared',
  Attending: 'Attended',
  Briefing: 'Briefed',
  Calling: 'Called',
  Compiling: 'Compiled',
  Conferring: 'Conferred',
  Considering: 'Considered',
  Corresponding: 'Corresponded',
  Discussing: 'Discussed',
  Drafting: 'Drafted',
  Emailing: 'Emailed',
  Filing: 'Filed',
  Finalising: 'Finalised',
  Forwarding: 'Forwarded',
  Inspecting: 'Inspected',
  Instructing: 'Instructed',
  Negotiating: 'Negotiated',
  Perusing: 'Perused',
  Preparing: 'Prepared',
  Reading: 'Read',
  Reporting: 'Reported',
  Researching: 'Researched',
  Responding: 'Responded',
  Reviewing: 'Reviewed',
  Revising: 'Revised',
  Settling: 'Settled',
  Taking: 'Took',
  Telephoning: 'Telephoned',
  Travelling: 'Travelled',
  Writing: 'Wrote',
};
const pasts = Object.fromEntries(Object.entries(methods).map(([gerund, past]) => [past, gerund]));
const others = new Set(['Telephone', 'Video', 'Conference', 'Email', 'Letter', 'Memo', 'Meeting']);

/** Whether a word names how work was done; a narrative begins with one. */
export function isMethod(word: string): boolean {
  return word in methods || word in pasts || others.has(word);
}

/** The narrative with its first word in the firm's tense. */
export function inTense(narrative: string, { tense }: Pick<NarrativeStyle, 'tense'>): string {
  const first = /^\p{L}+/u.exec(narrative)?.[0] ?? '';
  const changed = tense === 'past' ? methods[first] : pasts[first];
  return changed === undefined ? narrative : changed + narrative.slice(first.length);
}

/** The method verbs in small letters, in both tenses: an allow-list of words that need not stand in the source. */
export const methodWords: ReadonlySet<string> = new Set(
  [...Object.keys(methods), ...Object.values(methods), ...others].map((word) => word.toLowerCase()),
);
