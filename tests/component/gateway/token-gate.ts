import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = { status: number; type: string; body: string };

export type TokenGate = {
  origin: string;
  /** Requests that came to the token endpoint so far. */
  asked(): number;
  /** Bearer tokens that were sent to the API, in order. */
  bearers: string[];
  /**
   * Stops the next token request before it is passed on, or after it was applied and before it is answered. Resolves once
   * it is there, with what lets it go on.
   */
  stopNext(step: 'before' | 'after'): Promise<() => void>;
  /** Changes answers of the token endpoint. */
  rewrite: ((answer: Answer) => Answer) | undefined;
  /** Answers API calls instead of Actionstep. */
  instead: ((path: string) => Answer | undefined) | undefined;
  close(): Promise<void>;
};

/** Stands before Actionstep's token endpoint and API, counts, and holds requests where a test wants a process to die. */
export async function startTokenGate(target: string): Promise<TokenGate> {
  let asked = 0;
  let stop: { step: 'before' | 'after'; reached: (go: () => void) => void } | undefined;
  const pause = async (step: 'before' | 'after') => {
    if (stop?.step !== step) return;
    const { reached } = stop;
    stop = undefined;
    await new Promise<void>((go) => reached(go));
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const body = await read(request);
    if (!path.startsWith('/api/oauth/token')) {
      gate.bearers.push((request.headers.authorization ?? '').replace('Bearer ', ''));
      return send(response, gate.instead?.(path) ?? (await forward(request, body, target)));
    }
    asked += 1;
    await pause('before');
    const answer = await forward(request, body, target);
    await pause('after');
    send(response, gate.rewrite?.(answer) ?? answer);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forward = async (request: IncomingMessage, body: Buffer, to: string): Promise<Answer> => {
    const names = ['authorization', 'accept', 'content-type'];
    const headers = names.flatMap((name): [string, string][] => (request.headers[name] ? [[name, String(request.headers[name])]] : []));
    const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) };
    const upstream = await fetch(`${to}${request.url}`, init);
    const text = (await upstream.text()).replaceAll(to, origin);
    return { status: upstream.status, type: upstream.headers.get('content-type') ?? 'text/plain', body: text };
  };
  const gate: TokenGate = {
    origin,
    asked: () => asked,
    bearers: [],
    stopNext: (step) =>
      new Promise((reached) => {
        stop = { step, reached };
      }),
    rewrite: undefined,
    instead: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gate;
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type });
  response.end(status === 204 ? undefined : body);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
