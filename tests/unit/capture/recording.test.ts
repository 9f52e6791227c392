import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureRecording } from '../../../src/capture/index.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { bytesOf, flac, mp3, mp4, opus, wav, webm } from './sample-media.ts';

const now = new Date('2026-11-20T00:00:00Z');
const file = { fileName: 'Call with Petra.m4a', now };

describe('the length of a recording', () => {
  test.each([
    ['WAV', wav(42), 42, 'audio'],
    ['WAV cut off before its size was written', wav(42, 0), 42, 'audio'],
    ['M4A', mp4(2832), 2832, 'audio'],
    ['MP4 with pictures', mp4(61, { isVideo: true }), 61, 'video'],
    ['MP4 in pieces', mp4(90, { fragmented: true }), 90, 'audio'],
    ['MP3 of equal frames', mp3(1000), 36, 'audio'],
    ['MP3 with a long tag before it', mp3(1000, { tag: 5000 }), 36, 'audio'],
    ['MP3 that counts its frames', mp3(3, { counted: 10_000 }), 360, 'audio'],
    ['Opus', opus(75), 75, 'audio'],
    ['WebM without a length', webm(125), 125, 'video'],
    ['FLAC', flac(33), 33, 'audio'],
  ])('in %s is read from its own header', async (_what, bytes, seconds, media) => {
    expect(await captureRecording(bytes, file)).toMatchObject({
      kind: 'recording',
      seconds,
      media,
      transcribed: false,
      title: 'Call with Petra',
    });
  });

  test('is told as not known where the header does not tell it', async () => {
    const { seconds, warnings } = await captureRecording(mp4(0), file);
    expect(seconds).toBeNull();
    expect(warnings).toContain('The recording does not tell its length.');
  });

  test('is read or refused in words, whatever the bytes are', async () => {
    const starts = [wav(1), mp4(5), mp3(5), opus(5), webm(5), flac(5)];
    await fc.assert(
      fc.asyncProperty(fc.nat(starts.length - 1), fc.nat(200), fc.uint8Array({ maxLength: 60 }), async (at, cut, noise) => {
        try {
          const { seconds } = await captureRecording(bytesOf(starts[at]?.subarray(0, cut) ?? [], noise), file);
          expect(seconds ?? 0).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable-file' });
        }
      }),
    );
  });
});

describe('a recording', () => {
  test('says that it is not transcribed where no service is set up', async () => {
    expect((await captureRecording(wav(1), file)).warnings).toContain(
      'The recording is not transcribed: no transcription service is set up.',
    );
  });

  test('has what the service heard, and who spoke besides the person', async () => {
    const utterances = [
      { speaker: 'Mere', from: 0, to: 2, text: 'Hello.' },
      { speaker: 'Petra', from: 2, to: 4, text: 'Hello.' },
    ];
    const transcribe = async () => ({ utterances });
    const heard = await captureRecording(wav(5), { ...file, me: { name: 'Mere', address: '' }, transcribe });
    expect(heard).toMatchObject({ transcribed: true, seconds: 5, utterances, people: [{ name: 'Petra', address: '' }] });
  });

  test('keeps its length when the service fails, and says why', async () => {
    const transcribe = async () => {
      throw new AppError({ code: 'microsoft-unreachable', message: 'The service did not answer.' });
    };
    const { seconds, transcribed, warnings } = await captureRecording(wav(5), { ...file, transcribe });
    expect({ seconds, transcribed }).toEqual({ seconds: 5, transcribed: false });
    expect(warnings[0]).toBe('The recording is not transcribed: the transcription service failed. The service did not answer.');
  });

  test('is dated when it was made where the header tells that', async () => {
    const created = Date.UTC(2026, 10, 19, 2) / 1000 + 2_082_844_800;
    expect((await captureRecording(mp4(5, { created }), file)).at).toEqual(new Date('2026-11-19T02:00:00Z'));
  });
});
