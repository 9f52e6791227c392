import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureText, captureTranscript } from '../../../src/capture/index.ts';

const now = new Date('2026-11-20T00:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const file = { fileName: 'call.txt', now };

describe('a transcript written as text', () => {
  test.each([
    [
      "Teams' Word download",
      'Lease call\n19 November 2026\n42m 10s\n\nMere Tāwhai   0:04\nHello Petra.\n\nPetra Hale   0:09\nHello.\nThe bond?\n\nMere Tāwhai   0:20\nPaid.\n\nPetra Hale   42:05\nBye.\n',
      2530,
    ],
    [
      'times before names',
      '[00:00:04] Mere Tāwhai: Hello Petra.\n[00:00:09] Petra Hale: Hello. The bond?\n[00:00:20] Mere Tāwhai: Paid.\n[00:42:05] Petra Hale: Bye.',
      2521,
    ],
    [
      "Zoom's captions",
      '[Mere Tāwhai] 09:00:04\nHello Petra.\n\n[Petra Hale] 09:00:09\nHello. The bond?\n\n[Mere Tāwhai] 09:00:20\nPaid.\n\n[Petra Hale] 09:42:05\nBye.',
      2521,
    ],
    [
      'names before times',
      'Mere Tāwhai (00:04): Hello Petra.\nPetra Hale (00:09): Hello. The bond?\nMere Tāwhai (00:20): Paid.\nPetra Hale (42:05): Bye.',
      2521,
    ],
    ['names without times', 'Mere Tāwhai: Hello Petra.\nPetra Hale: Hello. The bond?\nMere Tāwhai: Paid.\nPetra Hale: Bye.', 0],
  ])('as %s is read: who said what, and how long it took', async (_what, text, seconds) => {
    const meeting = await captureText(bytes(text), file);
    expect(meeting).toMatchObject({
      kind: 'meeting',
      people: [{ name: 'Mere Tāwhai' }, { name: 'Petra Hale' }],
      spokenSeconds: seconds,
      timing: seconds === 0 ? 'unknown' : 'transcript',
    });
    if (meeting.kind !== 'meeting') return;
    expect(meeting.utterances.map(({ speaker, text: words }) => `${speaker}: ${words}`).join(' ')).toBe(
      'Mere Tāwhai: Hello Petra. Petra Hale: Hello. The bond? Mere Tāwhai: Paid. Petra Hale: Bye.',
    );
  });

  test.each([
    ['a note', 'Telephone call with Aroha: discovery.\nNext: list of documents.\nDue: Friday.', 'note'],
    ['a form', 'Client: Kahu Trust\nMatter: FAM-2026-0107\nDate: 19 November 2026\nAuthor: Mere', 'note'],
    ['a long text', `1. Definitions\n\n${'The Tenant must pay the Rent on the first day of each month. '.repeat(60)}`, 'document'],
  ])('%s is none', async (_what, text, kind) => {
    expect((await captureText(bytes(text), file)).kind).toBe(kind);
  });

  test('takes work in proportion to its length, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('A', 'A ', 'A b', '0:01 ', '[', 'A: ', 'A 0:0', ':', '\n'), fc.nat(3), async (part, lines) => {
        const text = `x\n${`${part.repeat(20_000)}\n`.repeat(lines + 1)}`;
        expect((await captureText(bytes(text), file)).kind).not.toBe('mail');
      }),
      { numRuns: 20 },
    );
  });
});

describe('cues without voice tags', () => {
  const srt =
    '1\n00:00:04,000 --> 00:00:08,500\nMere Tāwhai: Hello Petra.\n\n2\n00:00:09,000 --> 00:00:12,000\nPetra Hale: The bond: is it paid?\n';

  test.each([
    ['SubRip', srt],
    ['WebVTT of Zoom', `WEBVTT\n\n${srt.replaceAll(',', '.')}`],
  ])('in %s take the name before the colon for who speaks', (_what, text) => {
    expect(captureTranscript(bytes(text), file)).toMatchObject({
      spokenSeconds: 8,
      utterances: [
        { speaker: 'Mere Tāwhai', from: 4, text: 'Hello Petra.' },
        { speaker: 'Petra Hale', from: 9, text: 'The bond: is it paid?' },
      ],
    });
  });

  test('keep their words where only few of them look like a name', () => {
    const plain = Array.from({ length: 12 }, (_, at) => `It was paid on day ${at}.`);
    const cues = ['Note: the lease ends.', 'Note: the bond stays.', 'Note: the rent rises.', ...plain].map(
      (text, at) => `${at + 1}\n00:00:${at + 10},000 --> 00:00:${at + 11},000\n${text}\n`,
    );
    const { utterances } = captureTranscript(bytes(cues.join('\n')), file);
    expect(utterances).toHaveLength(1);
    expect(utterances[0]).toMatchObject({ speaker: null, text: expect.stringMatching(/^Note: the lease ends\. Note: the bond stays\./) });
  });
});
