import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

function crossOrigin(request: FastifyRequest): Record<string, string> {
  const { origin = '' } = request.headers;
  if (!/^http:\/\/127\.0\.0\.1(:\d+)?$/.test(origin)) return { vary: 'Origin' };
  return { vary: 'Origin', 'access-control-allow-origin': origin };
}

/** Whether the host asked for is this computer: a page elsewhere must not get in through a name that it points at it. */
export function isThisComputer(request: FastifyRequest): boolean {
  return request.hostname === '127.0.0.1' || request.hostname === 'localhost';
}

/** Lets pages of this computer, such as the playground, use what stands under /sandbox/. */
export function openToLoopbackPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/sandbox/')) reply.headers({ ...crossOrigin(request), 'cache-control': 'no-store' });
  });
  app.options('/sandbox/*', (_request, reply) =>
    reply.code(204).headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' }).send(),
  );
}

/** Answers an event stream that says "changed" after every change; `subscribe` answers how to stop it. */
export function streamChanges(request: FastifyRequest, reply: FastifyReply, subscribe: (listener: () => void) => () => void): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...crossOrigin(request),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  raw.write('retry: 1000\n\n');
  const stop = subscribe(() => raw.write('event: changed\ndata: {}\n\n'));
  raw.on('close', stop);
}
