import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault = 'drop-before' | 'drop-after' | '500-before' | '500-after' | '429' | '401';

export type FaultProxy = {
  origin: string;
  /** Faults of the next writes to a time resource, in order; afterwards writes pass. */
  plan: Fault[];
  struck: Fault[];
  close(): Promise<void>;
};

/** Stands between backend and Actionstep and plays network and server faults on writes of time. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const plan: Fault[] = [];
  const struck: Fault[] = [];
  const server = createServer((request, response) => {
    const isWrite = request.method === 'POST' && /\/time(entries|records)$/.test(request.url ?? '');
    const fault = isWrite ? plan.shift() : undefined;
    if (fault) struck.push(fault);
    relay({ request, response, target, self: origin(), fault }).catch(() => response.destroy());
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    plan,
    struck,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Relay = { request: IncomingMessage; response: ServerResponse; target: string; self: string; fault: Fault | undefined };

async function relay({ request, response, target, self, fault }: Relay): Promise<void> {
  const body = await read(request);
  if (fault === 'drop-before') return void response.destroy();
  if (fault === '500-before') return answer(response, 500, '{"errors":{"status":500,"title":"Error"}}');
  if (fault === '429') return answer(response, 429, '{"errors":{"status":429,"title":"Slow down"}}');
  if (fault === '401') return answer(response, 401, '{"error":"invalid_token"}');
  const upstream = await forward(request, body, target);
  if (fault === 'drop-after') return void response.destroy();
  if (fault === '500-after') return answer(response, 500, '{"errors":{"status":500,"title":"Error"}}');
  response.writeHead(upstream.status, { 'content-type': upstream.type, ...(upstream.location ? { location: upstream.location } : {}) });
  response.end(upstream.text.replaceAll(target, self));
}

async function forward(request: IncomingMessage, body: Buffer, target: string) {
  const headers = Object.fromEntries(
    ['authorization', 'accept', 'content-type'].flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
  );
  const init = {
    method: request.method ?? 'GET',
    headers,
    redirect: 'manual' as const,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  };
  const upstream = await fetch(`${target}${request.url}`, init);
  return {
    status: upstream.status,
    type: upstream.headers.get('content-type') ?? 'text/plain',
    location: upstream.headers.get('location'),
    text: await upstream.text(),
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/vnd.api+json' });
  response.end(body);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
