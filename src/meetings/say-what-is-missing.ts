import type { GraphOutcome } from '../microsoft/index.ts';
import type { Told, Words } from './ask-graph.ts';

/** What became of the transcript, as it is stored. */
export type TranscriptFate = 'read' | 'unnamed' | 'none' | 'late' | 'forbidden' | 'unasked';

/** How the words of a meeting went, as it is stored; `wasAsked` is false when Graph did not answer. */
export function fateOf(words: GraphOutcome<Words>, wasAsked: boolean): TranscriptFate {
  if (words.kind === 'ready') return words.value.attributed ? 'read' : 'unnamed';
  if (words.kind === 'forbidden') return 'forbidden';
  if (words.kind === 'not-yet') return 'late';
  return wasAsked ? 'none' : 'unasked';
}

const sentences: Readonly<Record<TranscriptFate, string | undefined>> = {
  read: undefined,
  unnamed: 'The transcript does not tell who spoke: your organisation keeps speakers back.',
  none: 'There was no transcript.',
  late: 'No transcript was ready within two hours of the meeting.',
  forbidden: 'Your organisation does not let Matterclock read transcripts.',
  unasked: 'Microsoft 365 could not be asked about this meeting.',
};

/** The cmdlet and the policy that open transcripts to an application (reference/teams-platform.md §3). */
const hint =
  'An administrator can allow it in PowerShell with Set-CsTeamsMeetingConfiguration -EnableGraphTranscriptAccess $true and an application access policy for Matterclock.';

/** What of the meeting could not be had, in sentences for the person; how to change it only when `explain` says so. */
export function sayWhatIsMissing({ attendance }: Told, fate: TranscriptFate, explain: boolean): string[] {
  return [
    ...[sentences[fate] ?? []].flat(),
    ...(fate === 'forbidden' && explain ? [hint] : []),
    ...(attendance.kind === 'forbidden' ? ['Your organisation does not let Matterclock read who attended.'] : []),
  ];
}
