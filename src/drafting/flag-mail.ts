import type { MailEvidence } from '../domain/evidence.ts';
import { instructsProgram } from './flag-instructions.ts';

/** What the person should know before approving a draft of this mail, in sentences. */
export function flagMail(evidence: MailEvidence, topic: string): string[] {
  return [
    ...(topic === '' ? ['The email has no subject and no text to name a topic: write what it was about.'] : []),
    ...(evidence.bulk ? ['This looks like an automatic email. Bill it only if you worked on it.'] : []),
    ...(instructsProgram(evidence.newText) ? ['The email contains instructions to a computer program. They were not followed.'] : []),
    ...evidence.warnings,
  ];
}
