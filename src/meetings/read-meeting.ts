import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { askGraph, type Told, untold } from './ask-graph.ts';
import { draftForPresent } from './draft-for-present.ts';
import type { MeetingMeans } from './meeting-means.ts';
import { claimSession, isFirstForbidden, readWaiting, settleMeeting, type WaitingMeeting } from './meeting-row.ts';
import { nextTry } from './next-try.ts';
import { fateOf, sayWhatIsMissing } from './say-what-is-missing.ts';
import { sharesOf } from './shares-of.ts';

/**
 * The job of a meeting that ended: attendance and transcript from Graph, now or, while they are not there yet, later; then one
 * draft for each member of the firm who was there. After two hours what is known must do, and each draft says what was missing.
 */
export async function readMeeting(caller: JobCaller, id: MeetingId, means: MeetingMeans): Promise<JobResult> {
  const meeting = await readWaiting(caller, id, means);
  if (!meeting) return { kind: 'done' };
  const again = nextTry(meeting.receivedAt, means.now());
  const answer = await tryGraph(meeting, means);
  const missing = answer.kind === 'told' ? stillToCome(answer.told) : answer.code;
  if (again && missing !== undefined) return { kind: 'again', at: again, because: missing };
  await settle(caller, meeting, answer.kind === 'told' ? answer.told : undefined, means);
  return { kind: 'done' };
}

type Answer = { kind: 'told'; told: Told } | { kind: 'failed'; code: string };

/** A Graph that does not answer, or lets nobody in, is asked again like one that has nothing yet; the operator is told. */
async function tryGraph({ id, event }: WaitingMeeting, means: MeetingMeans): Promise<Answer> {
  try {
    return { kind: 'told', told: await askGraph(event, means) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    means.log({ meeting: id, outcome: 'graph-failed', reason: error.code });
    return { kind: 'failed', code: error.code };
  }
}

function stillToCome({ attendance, words }: Told): string | undefined {
  if (attendance.kind === 'not-yet') return 'attendance-not-yet';
  return words.kind === 'not-yet' ? 'transcript-not-yet' : undefined;
}

async function settle(caller: JobCaller, meeting: WaitingMeeting, answer: Told | undefined, means: MeetingMeans): Promise<void> {
  const { id, event } = meeting;
  const told = answer ?? untold;
  const transcript = fateOf(told.words, answer !== undefined && event.graphMeetingId !== undefined);
  const end = async (state: 'drafted' | 'nobody' | 'repeated') => {
    await settleMeeting(caller, id, { state, transcript }, means);
    means.log({ meeting: id, outcome: state, reason: `transcript-${transcript}` });
  };
  if (told.attendance.kind === 'ready' && !(await claimSession(caller, meeting, told.attendance.value.reportId, means)))
    return end('repeated');
  const shares = await sharesOf(caller, event, told, means);
  if (shares.length === 0) return end('nobody');
  const item = {
    key: [event.meetingId, event.endedAt.toISOString()],
    series: event.meetingId,
    title: event.title || (told.meeting.kind === 'ready' ? told.meeting.value.title : ''),
    endedAt: event.endedAt,
    transcripts: told.words.kind === 'ready' ? told.words.value.transcripts : [],
    warnings: sayWhatIsMissing(told, transcript, await isFirstForbidden(caller, means)),
  };
  await draftForPresent(caller, shares, item, means);
  await end('drafted');
}
