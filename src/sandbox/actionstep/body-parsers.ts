import type { FastifyError, FastifyInstance } from 'fastify';
import { sendProblem } from './rest/send.ts';
import type { Switches } from './switches.ts';

type Done = (error: Error | null, body?: unknown) => void;

function parseJson(text: string, done: Done): void {
  // Some clients name a JSON media type on every request, DELETE included, and send no body.
  if (text.trim() === '') {
    done(null, undefined);
    return;
  }
  try {
    done(null, JSON.parse(text));
  } catch {
    done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }));
  }
}

function formFields(text: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(text);
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Accepts the media types that clients of Actionstep are known to send, and answers faults in its error shape. */
export function acceptBodies(app: FastifyInstance, switches: Switches): void {
  app.removeAllContentTypeParsers();
  const text = { parseAs: 'string' } as const;
  const json = (_request: unknown, body: string | Buffer, done: Done) => parseJson(String(body), done);
  app.addContentTypeParser(['application/json', 'application/vnd.api+json'], text, json);
  app.addContentTypeParser('application/x-www-form-urlencoded', text, (_request, body, done) => done(null, formFields(String(body))));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (request.url.startsWith('/api/oauth/')) {
      return reply.code(status).send({ error: 'invalid_request', error_description: 'The request cannot be read' });
    }
    const detail = status < 500 ? error.message : 'The stand-in failed';
    return sendProblem(reply, switches, status, 'Request error', detail);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(reply, switches, 404, 'Not found', `There is nothing at ${request.method} here`));
}
