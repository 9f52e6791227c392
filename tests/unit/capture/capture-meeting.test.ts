import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureMeeting, type MeetingItem, speakersOf } from '../../../src/capture/index.ts';

const start = new Date('2026-11-19T20:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const span = (from: number, to: number) => ({ start: at(from), end: at(to) });
const words = (...cues: [number, string][]) =>
  Buffer.from(
    `WEBVTT\n\n${cues.map(([from, text]) => `0:${Math.floor(from / 60)}:${from % 60}.0 --> 0:${Math.floor(from / 60)}:${(from % 60) + 1}.0\n<v A>${text}</v>`).join('\n\n')}\n`,
  );

function item(changes: Partial<MeetingItem> = {}): MeetingItem {
  return {
    key: ['19:meeting', '2026-11-19T20:42:00.000Z'],
    title: 'Lease',
    endedAt: at(2520),
    timekeeper: { name: 'Mere', address: 'mere@firm.example' },
    people: [{ name: 'Petra', address: 'petra@client.example' }],
    timing: 'attendance',
    intervals: [span(0, 2520)],
    transcripts: [{ startedAt: at(60), vtt: words([0, 'early'], [600, 'late']) }],
    warnings: [],
    ...changes,
  };
}

const textsOf = (meeting: ReturnType<typeof captureMeeting>) => meeting.utterances.map(({ text }) => text);

describe('a meeting as evidence', () => {
  test('has one fingerprint whoever was there and whatever is known of it', () => {
    const { fingerprint } = captureMeeting(item());
    const poorer = item({ title: '', transcripts: [], intervals: [], timing: 'unknown', people: [] });
    expect(captureMeeting(poorer).fingerprint).toBe(fingerprint);
    expect(captureMeeting(item({ key: ['19:meeting', 'another end'] })).fingerprint).not.toBe(fingerprint);
  });

  test('holds only what was said while the person was there', () => {
    expect(textsOf(captureMeeting(item({ intervals: [span(0, 300)] })))).toEqual(['early']);
    expect(textsOf(captureMeeting(item({ intervals: [span(400, 2520)] })))).toEqual(['late']);
    expect(textsOf(captureMeeting(item({ timing: 'schedule', intervals: [span(0, 10)] })))).toEqual(['early', 'late']);
  });

  test('joins the transcripts of a meeting that was paused, in order', () => {
    const transcripts = [
      { startedAt: at(1800), vtt: words([0, 'after the pause']) },
      { startedAt: at(60), vtt: words([0, 'before the pause']) },
    ];
    const meeting = captureMeeting(item({ transcripts }));
    expect(meeting.utterances.map(({ text, from }) => [text, from])).toEqual([
      ['before the pause', 0],
      ['after the pause', 1740],
    ]);
    expect(meeting.spokenSeconds).toBe(2);
  });

  test('with a transcript that cannot be read tells so and keeps the rest', () => {
    const meeting = captureMeeting(item({ transcripts: [{ startedAt: at(0), vtt: Buffer.from('<html>') }], warnings: ['First.'] }));
    expect(meeting.utterances).toEqual([]);
    expect(meeting.warnings).toEqual(['First.', expect.stringContaining('The transcript was not used. This is not a transcript')]);
    expect(speakersOf([{ vtt: Buffer.from('<html>') }, { vtt: words([0, 'x'], [90, 'y']) }])).toEqual(['A']);
  });

  test('has its date from the first thing known: joining, transcript, end', () => {
    expect(captureMeeting(item({ intervals: [span(900, 1000), span(30, 60)] })).at).toEqual(at(30));
    expect(captureMeeting(item({ intervals: [], timing: 'transcript' })).at).toEqual(at(60));
    expect(captureMeeting(item({ intervals: [], timing: 'unknown', transcripts: [] })).at).toEqual(at(2520));
  });

  test('keeps no two intervals that touch', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(300), fc.nat(60)).map(([from, length]) => span(from, from + length)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(spans, (intervals) => {
        const kept = captureMeeting(item({ intervals })).intervals;
        kept.slice(1).forEach((one, index) => {
          expect(one.start.getTime()).toBeGreaterThan(kept[index]?.end.getTime() ?? Number.NaN);
        });
      }),
    );
  });
});
