import { z } from 'zod';
import type { GraphAccess, GraphOutcome, MeetingRef } from './graph/graph-config.ts';
import { graphGet } from './graph/graph-get.ts';
import { graphList } from './graph/graph-list.ts';
import { instant } from './graph/instant.ts';
import { meetingPath } from './read-online-meeting.ts';

const transcriptHead = z
  .object({ id: z.string().min(1), createdDateTime: instant, endDateTime: instant.nullish() })
  .transform(({ id, createdDateTime, endDateTime }): TranscriptHead => ({ id, start: createdDateTime, end: endDateTime ?? undefined }));

/** One transcript of a meeting; a series or a paused meeting has several. */
export type TranscriptHead = { id: string; start: Date; end: Date | undefined };

/** The words of a transcript in WebVTT, with the speakers or, where the tenant does not allow that, without. */
export type TranscriptContent = { vtt: Buffer; attributed: boolean };

/** The transcripts of a meeting, each once. */
export async function listTranscripts(access: GraphAccess, ref: MeetingRef): Promise<GraphOutcome<TranscriptHead[]>> {
  const found = await graphList(access, `${meetingPath(ref)}/transcripts`, transcriptHead);
  if (found.kind !== 'ready') return found;
  return { kind: 'ready', value: [...new Map(found.value.map((head) => [head.id, head])).values()] };
}

/**
 * The content of a transcript; `not-yet` while it is listed but not written. Speakers are off by default in a tenant: then the
 * words are asked for without them, by media type (reference/teams-platform.md §3).
 */
export async function readTranscriptContent(access: GraphAccess, ref: MeetingRef, id: string): Promise<GraphOutcome<TranscriptContent>> {
  const path = `${meetingPath(ref)}/transcripts/${encodeURIComponent(id)}/content`;
  const named = await graphGet(access, path, { accept: 'text/vtt', query: { $format: 'text/vtt' } });
  if (named.kind !== 'forbidden' || named.code !== 'SpeakerAttributionNotAllowed') return contentOf(named, true);
  return contentOf(await graphGet(access, path, { accept: 'application/vnd.microsoft.graph.transcript+text' }), false);
}

function contentOf(answer: GraphOutcome<Buffer>, attributed: boolean): GraphOutcome<TranscriptContent> {
  if (answer.kind === 'none') return { kind: 'not-yet' };
  return answer.kind === 'ready' ? { kind: 'ready', value: { vtt: answer.value, attributed } } : answer;
}
