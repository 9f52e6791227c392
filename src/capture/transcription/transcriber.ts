import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Utterance } from '../../domain/evidence.ts';
import type { TranscriptionSettings } from '../../domain/transcription-settings.ts';
import type { Heard, Transcribe } from '../capture-recording.ts';
import { plainText } from '../transcript/split-voices.ts';

const mostAnswer = 20_000_000;

/** What OpenAI's protocol answers (verbose_json); local servers leave most of it away. */
const openAiAnswer = z.object({
  text: z.string().catch(''),
  duration: z.number().catch(0),
  segments: z
    .array(z.object({ start: z.number(), end: z.number(), text: z.string(), speaker: z.string().nullish().catch(null) }))
    .catch([]),
});
/** What Azure's fast transcription answers, with offsets in milliseconds and speakers by number. */
const azureAnswer = z.object({
  phrases: z
    .array(z.object({ offsetMilliseconds: z.number(), durationMilliseconds: z.number(), text: z.string(), speaker: z.number().nullish() }))
    .catch([]),
});

/** Asks the configured service for the words of recordings. Throws AppError in words; what it sends holds the recording and nothing else. */
export function transcriber(settings: TranscriptionSettings): Transcribe {
  return async (bytes, fileName) => {
    const answer = await post(bytes, fileName, settings);
    const utterances = settings.kind === 'openai' ? readOpenAi(answer) : readAzure(answer);
    return { utterances: utterances.filter(({ text }) => text !== '') } satisfies Heard;
  };
}

async function post(
  bytes: Uint8Array,
  fileName: string,
  { kind, url, key, model, timeoutMillis }: TranscriptionSettings,
): Promise<unknown> {
  const form = new FormData();
  const isOpenAi = kind === 'openai';
  form.append(isOpenAi ? 'file' : 'audio', new Blob([Uint8Array.from(bytes)]), fileName);
  if (isOpenAi) {
    form.append('model', model);
    form.append('response_format', 'verbose_json');
  } else form.append('definition', JSON.stringify({ locales: ['en-AU', 'en-NZ'], diarization: { enabled: true, maxSpeakers: 8 } }));
  const headers = isOpenAi ? { authorization: `Bearer ${key}`, 'api-key': key } : { 'ocp-apim-subscription-key': key };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMillis),
    });
    if (!response.ok) throw failed(`It answered with ${response.status}.`);
    const text = await response.text();
    if (text.length > mostAnswer) throw failed('Its answer is too long.');
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw failed(
      isLate ? 'It did not answer in time.' : error instanceof SyntaxError ? 'Its answer could not be read.' : 'It could not be reached.',
    );
  }
}

function readOpenAi(answer: unknown): Utterance[] {
  const { text, duration, segments } = openAiAnswer.parse(answer);
  if (segments.length === 0) return [{ speaker: null, from: 0, to: duration, text: plainText(text) }];
  return segments.map(({ start, end, text: words, speaker }) => ({
    speaker: speaker ?? null,
    from: start,
    to: end,
    text: plainText(words),
  }));
}

function readAzure(answer: unknown): Utterance[] {
  return azureAnswer.parse(answer).phrases.map(({ offsetMilliseconds: from, durationMilliseconds: length, text, speaker }) => ({
    speaker: speaker === null || speaker === undefined ? null : `Speaker ${speaker}`,
    from: from / 1000,
    to: (from + length) / 1000,
    text: plainText(text),
  }));
}

function failed(message: string): AppError {
  return new AppError({ code: 'microsoft-unreachable', message, retry: 'later' });
}
