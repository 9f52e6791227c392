import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { captureTranscript } from '../../../src/capture/index.ts';
import { limits } from '../../../src/capture/limits.ts';
import { parseClock } from '../../../src/capture/transcript/parse-clock.ts';
import { readTranscript } from '../../../src/capture/transcript/read-transcript.ts';
import { splitCues } from '../../../src/capture/transcript/split-cues.ts';
import { splitVoices } from '../../../src/capture/transcript/split-voices.ts';
import { AppError } from '../../../src/domain/errors.ts';

const vtt = (...blocks: string[]) => Buffer.from(`WEBVTT\n\n${blocks.join('\n\n')}\n`);
const said = (bytes: Uint8Array) => readTranscript(bytes).utterances;

describe('a clock of a transcript', () => {
  test.each([
    ['00:01:02.500', 62.5],
    ['0:1:2.5', 62.5],
    ['1:02.500', 62.5],
    ['100:00:00.000', 360_000],
    ['0:0:5.3201234', 5.32],
    ['00:00:05,320', 5.32],
    ['-0:0:1.5', -1.5],
    ['-00:01:00.0000000', -60],
    ['0:0:-1.5', -1.5],
    ['0:-1:0.0', -60],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseClock(text)).toBe(seconds);
  });
  test.each(['', '5', '00:00:1d.890', '1:2:3:4', '00:00:01.', `${'0'.repeat(60)}:01`, '--0:0:1'])('%s is none', (text) => {
    expect(parseClock(text)).toBeUndefined();
  });
});

describe('a transcript of Teams', () => {
  test('as Graph writes it, with clocks that are not padded', () => {
    const [one] = said(vtt('0:0:0.0 --> 0:0:5.320\n<v User Name>This is a transcript test.</v>'));
    expect(one).toEqual({ speaker: 'User Name', from: 0, to: 5.32, text: 'This is a transcript test.' });
  });

  test('that began before its clock keeps times below zero, and their order', () => {
    const utterances = said(vtt('0:0:4.0 --> 0:0:5.0\n<v A>second</v>', '-0:0:6.5 --> -0:0:2.0\n<v B>first</v>'));
    expect(utterances.map(({ text, from }) => [text, from])).toEqual([
      ['first', -6.5],
      ['second', 4],
    ]);
  });

  test('as it is exported: identifiers, two lines a cue, one turn over several cues', () => {
    const id = 'e84a7995-f8d8-40dc-845a-223814337f09';
    const utterances = said(
      vtt(
        `${id}/5-0\n00:00:01.000 --> 00:00:04.000\n<v Mere Tāwhai>The lease is\nready</v>`,
        `${id}/5-1\n00:00:04.000 --> 00:00:06.000\n<v Mere Tāwhai>to be signed.</v>`,
        `${id}/6-0\n00:00:30.000 --> 00:00:31.000\n<v Mere Tāwhai>Later.</v>`,
      ),
    );
    expect(utterances.map(({ text, from, to }) => [text, from, to])).toEqual([
      ['The lease is ready to be signed.', 1, 6],
      ['Later.', 30, 31],
    ]);
  });

  test('with several voices in a cue, one of them never closed', () => {
    expect(
      said(vtt('00:01.000 --> 00:02.000\n<v A>One.</v> <v.loud B>Two.<v C>Three.')).map(({ speaker, text }) => [speaker, text]),
    ).toEqual([
      ['A', 'One.'],
      ['B', 'Two.'],
      ['C', 'Three.'],
    ]);
  });

  test('in JSON cues gives words, speakers and the instant of its start; a broken cue is told and left out', () => {
    const cue = {
      startDateTime: '2026-11-19T20:00:16.2461639+00:00',
      speakerName: 'Mere',
      spokenText: 'a --> b &amp; c',
      spokenLanguage: 'en-nz',
    };
    const read = readTranscript(
      vtt(`00:00:16.246 --> 00:00:17.726\n${JSON.stringify(cue)}`, '00:00:20.000 --> 00:00:21.000\n{"spokenText": "cut'),
    );
    expect(read.utterances).toEqual([{ speaker: 'Mere', from: 16.246, to: 17.726, text: 'a --> b & c' }]);
    expect(read.startedAt?.toISOString()).toBe('2026-11-19T20:00:00.000Z');
    expect(read.warnings).toEqual(['1 part of the transcript could not be read and is left out.']);
  });

  test('without speakers is words of nobody', () => {
    expect(said(vtt('00:01.000 --> 00:02.000\nWords only'))).toMatchObject([{ speaker: null, text: 'Words only' }]);
  });

  test('with entities, tags, a lone < and invisible line ends is plain text', () => {
    const text = said(
      vtt('00:01.000 --> 00:02.000\n<v Tom &amp; Co>1 &lt; 2 &#38; <00:01.500><c.yellow>5 < 6</c> &#x1F600; &#0;&bogus;</v>'),
    )[0];
    expect(text).toMatchObject({ speaker: 'Tom & Co', text: '1 < 2 & 5 < 6 \u{1F600} &bogus;' });
  });

  test('reads the same with a byte order mark, in UTF-16, and with any line end', () => {
    const plain = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Tēnā koe</v>\n';
    const expected = said(Buffer.from(plain));
    for (const text of [`\ufeff${plain}`, plain.replaceAll('\n', '\r\n'), plain.replaceAll('\n', '\r')])
      expect(said(Buffer.from(text))).toEqual(expected);
    expect(said(Buffer.from(`\ufeff${plain}`, 'utf16le'))).toEqual(expected);
  });

  test('with comments, styles and headers leaves them out, and takes the length a note states', () => {
    const read = readTranscript(
      Buffer.from(
        'WEBVTT - a title\nKind: captions\n\nNOTE duration:"00:47:12.5000000"\n\nNOTE\n00:09.000 --> 00:10.000 is no cue\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:start\nWords\n',
      ),
    );
    expect(read.utterances).toEqual([{ speaker: null, from: 1, to: 2, text: 'Words' }]);
    expect(read.seconds).toBe(2832);
    expect(read.warnings).toEqual([]);
  });

  test('with a cue that ends before it begins, or follows without a blank line, loses no words', () => {
    const utterances = said(vtt('00:09.000 --> 00:01.000\n<v A>One</v>\n00:20.000 --> 00:21.000\n<v A>Two</v>'));
    expect(utterances.map(({ text, from, to }) => [text, from, to])).toEqual([
      ['One', 9, 9],
      ['Two', 20, 21],
    ]);
  });

  test('with parts that have no readable time tells how many are left out', () => {
    const read = readTranscript(
      vtt('00:01.000 --> 00:02.000\nOne', 'Orphan', '00:00:07.000 --> 00:00:1d.890\nTwo', '00:30.000 --> 00:31.000\nThree'),
    );
    expect(read.utterances.map(({ text }) => text)).toEqual(['One', 'Three']);
    expect(read.warnings).toEqual(['2 parts of the transcript could not be read and are left out.']);
  });
});

describe('what is no transcript', () => {
  test.each([
    ['empty', '', 'The file is empty.'],
    ['without its first word', '00:00:00.500 --> 00:00:07.000\nText', 'does not begin like one'],
    ['another format', 'WEBVTTX\n\n00:01.000 --> 00:02.000\nText', 'does not begin like one'],
    ['without cues', 'WEBVTT\n\n', 'no spoken words'],
    ['with silent cues only', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v A></v>\n', 'no spoken words'],
    ['with broken times only', 'WEBVTT\n\nx --> y\nText\n', 'no spoken words'],
    ['binary', 'WEBVTT\n\n\0', 'not a text file'],
  ])('%s is refused in words', (_, text, words) => {
    expect(() => readTranscript(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: 'unreadable-file', message: expect.stringContaining(words) }),
    );
  });

  test('of more cues than are read is refused', () => {
    const cues = '0:1.0 --> 0:2.0\nx\n\n'.repeat(limits.cues + 1);
    expect(() => readTranscript(Buffer.from(`WEBVTT\n\n${cues}`))).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  });
});

describe('hostile transcripts', () => {
  test('an overlong cue is cut, and told', () => {
    const read = readTranscript(vtt(`00:01.000 --> 00:02.000\n${'<v a'.repeat(150_000)}`));
    expect(read.utterances[0]?.text.length).toBeLessThanOrEqual(limits.cue);
    expect(read.warnings).toEqual(['The transcript holds overlong passages; their ends are left out.']);
  });

  const pieces = ['<v a', '<v a>', '< ', '<', '>', '</v>', '&lt;', '&#', 'a', '<v a\n', '<00:01', 'NOTE ', '-->', '{', ' '];

  test.each(pieces)('twice as much of %j is looked at twice, not more', (piece) => {
    const work = (count: number) => charactersScanned(() => splitVoices(piece.repeat(count)));
    expect(work(8000)).toBeLessThanOrEqual(2.05 * work(4000) + 100);
    const lines = (count: number) => charactersScanned(() => ignoreRefusal(() => splitCues(`WEBVTT\n\n${`${piece}\n`.repeat(count)}`)));
    expect(lines(8000)).toBeLessThanOrEqual(2.05 * lines(4000) + 100);
  });

  test('any bytes are read or refused as unreadable, never anything else', () => {
    const soup = fc.array(fc.constantFrom(...pieces, '\n', '\n\n', '0:0:1 --> 0:0:2\n', '{"spokenText":"x"}', '\r', '\ufeff', '0:'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(soup, fc.string(), fc.boolean(), (parts, tail, hasHeader) => {
        const text = `${hasHeader ? 'WEBVTT\n\n' : ''}${parts.join('')}${tail}`;
        try {
          for (const one of readTranscript(Buffer.from(text)).utterances) {
            expect(one.to).toBeGreaterThanOrEqual(one.from);
            expect(one.text).toBe(one.text.trim());
            expect(one.text).not.toBe('');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(error).toMatchObject({ code: 'unreadable-file' });
        }
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          readTranscript(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable-file' });
        }
      }),
    );
  });

  test('whatever was said is read back word for word, in each shape it is written in', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcé&<>"\'{}-:.'), minLength: 1, maxLength: 8 });
    const talk = fc.array(
      fc.record({ speaker: fc.constantFrom('Mere Tāwhai', 'A <B> & C', 'X'), words: fc.array(word, { minLength: 1, maxLength: 6 }) }),
      { minLength: 1, maxLength: 12 },
    );
    const shape = fc.record({
      bom: fc.boolean(),
      end: fc.constantFrom('\n', '\r\n'),
      padded: fc.boolean(),
      ids: fc.boolean(),
      offset: fc.integer({ min: -30, max: 30 }),
    });
    fc.assert(
      fc.property(talk, shape, (turns, form) => {
        const read = said(Buffer.from(write(turns, form)));
        expect(read.map(({ speaker, text }) => ({ speaker, text }))).toEqual(
          turns.map(({ speaker, words }) => ({ speaker, text: words.join(' ') })),
        );
      }),
    );
  });
});

describe('a transcript file on its own', () => {
  const file = vtt('00:10.000 --> 00:12.000\n<v Mere>Hello</v>', '43:00.000 --> 43:05.000\n<v Petra>Bye</v>');
  const now = new Date('2026-11-23T00:00:00Z');

  test('is a meeting with its speakers, the time from the first to the last word, and one fingerprint', () => {
    const meeting = captureTranscript(file, { fileName: 'Harlow - lease.vtt', me: { name: 'mere', address: '' }, now });
    expect(meeting).toMatchObject({
      kind: 'meeting',
      title: 'Harlow - lease',
      people: [{ name: 'Petra' }],
      timing: 'transcript',
      spokenSeconds: 2575,
      at: now,
    });
    const elsewhere = Buffer.from(file.toString().replaceAll('\n', '\r\n'));
    expect(captureTranscript(elsewhere, { fileName: 'copy.vtt', now })).toMatchObject({ fingerprint: meeting.fingerprint, title: '' });
  });
});

type Form = { bom: boolean; end: string; padded: boolean; ids: boolean; offset: number };

/** Writes turns a second long, five seconds apart. */
function write(turns: readonly { speaker: string; words: readonly string[] }[], { bom, end, padded, ids, offset }: Form): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const clock = (seconds: number) => {
    const size = Math.abs(seconds);
    const parts = [0, Math.floor(size / 60), size % 60].map((part) => (padded ? String(part).padStart(2, '0') : String(part)));
    return `${seconds < 0 ? '-' : ''}${parts.join(':')}.0`;
  };
  const blocks = turns.map(({ speaker, words }, at) => {
    const from = offset + at * 5;
    const id = ids ? `0f8fad5b-d9cb-469f-a165-70867728950e/${at}-0\n` : '';
    return `${id}${clock(from)} --> ${clock(from + 1)}\n<v ${escaped(speaker)}>${words.map(escaped).join(' ')}</v>`;
  });
  return `${bom ? '\ufeff' : ''}${['WEBVTT', ...blocks].join('\n\n')}\n`.replaceAll('\n', end);
}

/** How many characters the searches and cuts of strings go over: work counted, not timed. */
function charactersScanned(work: () => void): number {
  let scanned = 0;
  const { indexOf, slice, split } = String.prototype;
  const spies = [
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, what: string, from = 0) {
      const found = indexOf.call(this, what, from);
      scanned += (found < 0 ? this.length : found) - from;
      return found;
    }),
    vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from?: number, to?: number) {
      const part = slice.call(this, from, to);
      scanned += part.length;
      return part;
    }),
    vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, ...how: Parameters<typeof split>) {
      scanned += this.length;
      return split.apply(this, how);
    }),
  ];
  try {
    work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return scanned;
}

function ignoreRefusal(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
