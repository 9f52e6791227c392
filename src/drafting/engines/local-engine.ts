import type { NarrativeStyle } from '../../domain/draft-text.ts';
import type { Evidence, MeetingEvidence, RecordingEvidence } from '../../domain/evidence.ts';
import { activityCodeOf, type Sides } from '../activity-code.ts';
import { composeDocument } from '../compose-document.ts';
import { composeNote } from '../compose-note.ts';
import type { DraftingEngine, EngineDraft, SourceBundle } from '../engine.ts';
import { openGate } from '../gate/gate.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { wholeSegment } from '../source-bundle.ts';
import { composeMeeting } from '../talk/compose-meeting.ts';
import type { TalkReview } from '../talk/review-talk.ts';
import { inTense } from '../words/method-verbs.ts';

export const localEngineId = 'local-2';

/** The engine without key and network: it only ever says what the source says. Of its narratives the fullest that passes the gate. */
export function localEngine(sides: Sides, review: TalkReview): DraftingEngine {
  return {
    id: localEngineId,
    draft: async (bundle, style) => {
      const narratives = (await compose(bundle, sides, review)).map((narrative) => inTense(narrative, style));
      return [bestOf(narratives, activityCodeOf(bundle.evidence, sides), review.quotes, bundle, style)];
    },
  };
}

function compose({ evidence, matterWords }: SourceBundle, sides: Sides, review: TalkReview): Promise<string[]> | string[] {
  switch (evidence.kind) {
    case 'mail':
      return composeMail(evidence, matterWords);
    case 'document':
      return composeDocument(evidence, sides, matterWords);
    case 'note':
      return composeNote(evidence);
    case 'meeting':
    case 'recording':
      return composeMeeting({ ...evidence, method: methodOf(evidence), seconds: lengthOf(evidence) }, review);
  }
}

function methodOf(evidence: MeetingEvidence | RecordingEvidence): string {
  if (evidence.kind === 'recording')
    return evidence.transcribed ? 'Attending conference' : 'Attending conference (recording, not transcribed)';
  return evidence.service === null ? 'Attending meeting' : `Attending ${evidence.service} meeting`;
}

function lengthOf(evidence: MeetingEvidence | RecordingEvidence): number {
  return evidence.kind === 'recording' ? (evidence.seconds ?? 0) : evidence.spokenSeconds;
}

/** The fullest that passes; when none does, the plainest, which names the method alone. */
function bestOf(
  narratives: string[],
  activityCode: string | null,
  quotes: string[],
  bundle: SourceBundle,
  style: NarrativeStyle,
): EngineDraft {
  const gate = openGate(bundle, style);
  const drafts = [...narratives, inTense(plainest(bundle.evidence), style)].map((narrative) => ({
    segmentId: wholeSegment,
    narrative,
    activityCode,
    quotes,
  }));
  const passing = drafts.find((draft) => gate(draft).length === 0);
  return passing ?? { segmentId: wholeSegment, narrative: inTense(plainest(bundle.evidence), style), activityCode, quotes: [] };
}

function plainest(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'mail':
      return evidence.direction === 'sent' ? 'Drafting email without subject' : 'Perusing email without subject';
    case 'document':
      return 'Perusing document without title';
    case 'note':
      return 'Considering own note of work done';
    case 'meeting':
    case 'recording':
      return 'Attending meeting without title';
  }
}
