import type { MailEvidence } from '../domain/evidence.ts';

const machine = /^(no-?reply|do-?not-?reply|newsletter|notifications?|mailer-daemon|bounce|marketing|news|updates)[@+.-]/i;
/** Sentences that speak to a program instead of to a person. They change nothing; the reader should know of them. */
const instruction =
  /\b(ignore|disregard|forget) (all |any |the |your )?(previous|prior|above|earlier) (instructions?|prompts?)\b|\bsystem prompt\b|\byou are (now )?an? (ai|assistant|language model)\b/i;

/** What the person should know before approving a draft of this mail, in sentences. */
export function flagMail(evidence: MailEvidence, topic: string): string[] {
  return [
    ...(topic === '' ? ['The email has no subject and no text to name a topic: write what it was about.'] : []),
    ...(machine.test(evidence.from.address) ? ['This looks like an automatic email. Bill it only if you worked on it.'] : []),
    ...(instruction.test(evidence.newText.slice(0, 100_000))
      ? ['The email contains instructions to a computer program. They were not followed.']
      : []),
    ...evidence.warnings,
  ];
}
