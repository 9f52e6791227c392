import { longMeeting } from '../../src/sandbox/meetings/long-meeting.ts';
import { openMeetingBook } from '../../src/sandbox/meetings/meeting-book.ts';
import { attributedVtt } from '../../src/sandbox/meetings/write-vtt.ts';
import { connect } from '../component/backend/client.ts';
import { startTeamsBackend } from '../component/backend/start-teams-backend.ts';

const rounds = 20;
const minutes = 60;
const organizer = 'mere';
const aim = 1500;

/**
 * From the signed meetingEnd event to the card in the organizer's 1:1 chat: attendance and a 60-minute transcript read from
 * the stand-in for Graph, a draft for each of four people, matched among 200 matters, stored sealed in the embedded database.
 * Every round is another meeting. The peer is the event's own answer, which waits for none of it.
 */
export async function benchBot(): Promise<void> {
  const seed = longMeeting(minutes);
  const meetings = openMeetingBook({ meetings: Array.from({ length: rounds + 1 }, (_, round) => ({ ...seed, key: `bench-${round}` })) });
  const backend = await startTeamsBackend('embedded', meetings);
  try {
    await backend.teams.open(organizer);
    await connect(backend, organizer);
    const [warmUp, ...others] = meetings.meetings;
    if (warmUp !== undefined) await endOnce(backend, warmUp);
    const cards: number[] = [];
    const answers: number[] = [];
    for (const meeting of others) {
      // Everybody's cards of the round before are sent, and their chats' pace of a message a second is over.
      await backend.settle();
      const { answer, card } = await endOnce(backend, meeting);
      answers.push(answer);
      cards.push(card);
    }
    print(cards.sort(ascending), answers.sort(ascending), seed.transcript === undefined ? 0 : attributedVtt(seed.transcript).length);
  } finally {
    await backend.close();
  }
}

type Backend = Awaited<ReturnType<typeof startTeamsBackend>>;

/** Milliseconds until the event was answered, and until the card was there. */
async function endOnce({ teams, fromBot }: Backend, meeting: Parameters<Backend['teams']['endMeeting']>[0]) {
  const known = new Set(fromBot(organizer).map(({ id }) => id));
  const own = teams.identities.personalChat(meeting.organizer);
  const arrived = teams.nextMessage(({ id, card }, chat) => chat === own && card !== null && !known.has(id));
  const began = performance.now();
  await teams.endMeeting(meeting);
  const answer = performance.now() - began;
  await arrived;
  return { answer, card: performance.now() - began };
}

function print(cards: readonly number[], answers: readonly number[], size: number): void {
  const line = (what: string, millis: number, note = '') => `${what.padEnd(34)} ${String(Math.round(millis)).padStart(7)} ms   ${note}`;
  const p95 = at(cards, 0.95);
  process.stdout.write(
    `${[
      `bench bot: meetingEnd until the card is in the chat, ${minutes} minutes of transcript (${Math.round(size / 1000)} kB), ${cards.length} meetings`,
      line('median', at(cards, 0.5)),
      line('p95', p95, `aim < ${aim} ms`),
      line('slowest', cards.at(-1) ?? 0),
      line('peer: the event answered, median', at(answers, 0.5)),
    ].join('\n')}\n`,
  );
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}

function ascending(a: number, b: number): number {
  return a - b;
}
