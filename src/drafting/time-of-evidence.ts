import type { Evidence } from '../domain/evidence.ts';
import type { UnitPolicy } from '../domain/units.ts';
import { timeOfDocument } from './time-of-document.ts';
import { type TimedUnits, timeOfMail, timeOfNote } from './time-of-mail.ts';
import { timeOfMeeting } from './time-of-meeting.ts';
import { timeOfRecording } from './time-of-recording.ts';

/** The time of any evidence by the rule of its kind, with the sentence that shows how; whole seconds, units rounded once. */
export function timeOfEvidence(evidence: Evidence, policy: UnitPolicy, zone: string): TimedUnits {
  switch (evidence.kind) {
    case 'mail':
      return timeOfMail(evidence, policy);
    case 'note':
      return timeOfNote(evidence, policy);
    case 'meeting':
      return timeOfMeeting(evidence, policy, zone);
    case 'document':
      return timeOfDocument(evidence, policy);
    case 'recording':
      return timeOfRecording(evidence, policy);
  }
}
