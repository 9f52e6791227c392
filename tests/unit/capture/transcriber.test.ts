import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureRecording } from '../../../src/capture/index.ts';
import { transcriber } from '../../../src/capture/transcription/transcriber.ts';
import { wav } from './sample-media.ts';

type Answer = { status: number; body: string; silent?: boolean };
let answer: Answer = { status: 200, body: '{}' };
let asked: { headers: Record<string, unknown>; body: string } | undefined;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    asked = { headers: request.headers, body: Buffer.concat(chunks).toString('latin1') };
    if (!answer.silent) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});

let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/audio/transcriptions`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = undefined;
});

const captured = (kind: 'openai' | 'azure-speech', timeoutMillis = 5000) =>
  captureRecording(wav(9), {
    fileName: 'Call with Petra.wav',
    now: new Date('2026-11-20T00:00:00Z'),
    transcribe: transcriber({ kind, url, key: 'secret', model: 'whisper-1', timeoutMillis }),
  });

describe('a transcription service', () => {
  test("of OpenAI's protocol is sent the recording and the model, and what it hears is the recording's words", async () => {
    answer = {
      status: 200,
      body: JSON.stringify({
        text: 'x',
        segments: [
          { start: 0, end: 4, text: ' The lease ends.' },
          { start: 4, end: 9, text: ' In March.' },
        ],
      }),
    };
    const { utterances, transcribed, seconds } = await captured('openai');
    expect({ transcribed, seconds }).toEqual({ transcribed: true, seconds: 9 });
    expect(utterances).toEqual([
      { speaker: null, from: 0, to: 4, text: 'The lease ends.' },
      { speaker: null, from: 4, to: 9, text: 'In March.' },
    ]);
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer secret' });
    expect(asked?.body).toContain('filename="Call with Petra.wav"');
    expect(asked?.body).toContain('whisper-1');
    expect(asked?.body).toContain('WAVE');
  });

  test('that tells nothing but the text is understood too', async () => {
    answer = { status: 200, body: '{"text":" The lease ends. "}' };
    expect((await captured('openai')).utterances).toEqual([{ speaker: null, from: 0, to: 0, text: 'The lease ends.' }]);
  });

  test('of Azure Speech tells speakers apart', async () => {
    answer = {
      status: 200,
      body: JSON.stringify({ phrases: [{ offsetMilliseconds: 500, durationMilliseconds: 1500, text: 'Hello.', speaker: 1 }] }),
    };
    const { utterances, people } = await captured('azure-speech');
    expect(utterances).toEqual([{ speaker: 'Speaker 1', from: 0.5, to: 2, text: 'Hello.' }]);
    expect(people).toEqual([{ name: 'Speaker 1', address: '' }]);
    expect(asked?.headers).toMatchObject({ 'ocp-apim-subscription-key': 'secret' });
  });

  test.each([
    ['fails', { status: 500, body: '' }, 'It answered with 500.'],
    ['answers nonsense', { status: 200, body: '<html>' }, 'Its answer could not be read.'],
    ['never answers', { status: 200, body: '', silent: true }, 'It did not answer in time.'],
  ])('that %s leaves the true length, and the draft says why', async (_what, given, words) => {
    answer = given;
    const { seconds, transcribed, warnings } = await captured('openai', 300);
    expect({ seconds, transcribed }).toEqual({ seconds: 9, transcribed: false });
    expect(warnings[0]).toBe(`The recording is not transcribed: the transcription service failed. ${words}`);
  });
});
