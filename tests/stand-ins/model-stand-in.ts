import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSettings } from '../../src/domain/model-settings.ts';

/** What was asked of the stand-in: the path, the headers and the body as it came. */
export type Asked = { path: string; headers: Record<string, unknown>; body: Record<string, unknown> };
type Said = string | { status: number };
/** What it says: the text of its answer, or a status without one; it may take its time. */
export type Say = (asked: Asked) => Said | Promise<Said>;

/** A model on loopback that speaks OpenAI's chat completions and says what the test wants. */
export async function startModelStandIn(say: Say) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
      asked.push(one);
      const content = await say(one);
      response.setHeader('content-type', 'application/json');
      if (typeof content !== 'string') {
        response.statusCode = content.status;
        response.end('{"error":{"message":"no"}}');
        return;
      }
      const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      response.end(JSON.stringify({ id: 'one', object: 'chat.completion', created: 0, model: 'stand-in', choices, usage }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings: ModelSettings = {
    provider: 'openai-compatible',
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model: 'stand-in',
    apiKey: 'key-of-the-test',
    redaction: 'identifiers',
    contextTokens: 100_000,
    timeoutMillis: 5000,
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { asked, settings, close };
}

/** All that a request would send to the model, as one text. */
export function sentText({ body }: Asked): string {
  return JSON.stringify(body['messages']);
}

/** An answer of the form asked for, with one entry. */
export function entryAnswer(narrative: string, quotes: readonly string[] = [], more: Record<string, unknown> = {}): string {
  const evidence = quotes.map((quote) => ({ cueId: 'c1', quote }));
  return JSON.stringify({ entries: [{ segmentId: 'S1', narrative, activityCode: 'A106', evidence, ...more }] });
}
