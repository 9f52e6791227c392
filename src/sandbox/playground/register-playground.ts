import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { harbourVale } from '../actionstep/seed/firm-profiles.ts';
import { personByLogin, sandboxPeople } from '../people.ts';
import { localEntry } from './local-entry.ts';
import { sampleMailbox } from './mailbox/sample-mailbox.ts';

export type PlaygroundOptions = {
  /** Folder of the built pane. */
  paneDir: string;
  actionstepOrigin: string;
  entraOrigin: string;
  teamsOrigin: string;
  /** The `dist` folder of the package that draws cards. */
  adaptiveCardsDir: string;
  /** The `dist` folder of the office.js package. */
  officeJsDir: string;
  now?: () => Date;
};

const pageDir = fileURLToPath(new URL('page', import.meta.url));

/** Who has the mailbox until somebody signs in. */
const firstLogin = 'mere';

/**
 * Adds the playground: one page at `/` on which Outlook, with the real pane and office.js, stands beside what Actionstep
 * holds. For the local mode only. Rejects when the pane is not built as its local entry needs it.
 */
export async function registerPlayground(app: FastifyInstance, options: PlaygroundOptions): Promise<void> {
  const { actionstepOrigin, entraOrigin, teamsOrigin, officeJsDir, adaptiveCardsDir } = options;
  const page = await readFile(join(pageDir, 'index.html'), 'utf8');
  const trustAnswer = await readFile(join(pageDir, 'entry/trust-answer.html'), 'utf8');
  const pane = localEntry(await readFile(join(options.paneDir, 'taskpane.html'), 'utf8'), entraOrigin);
  const opened = options.now?.() ?? new Date();

  app.get('/', (_request, reply) => sendPage(reply, page, pagePolicy(actionstepOrigin, entraOrigin, teamsOrigin)));
  app.get('/playground/pane.html', (_request, reply) => sendPage(reply, pane, `${policyOf(reply)};frame-src 'self'`));
  // office.js knows no trusted host over http. It asks this page, which it expects beside itself.
  app.get('/playground/officejs/AgaveErrorUX/index.html', (_request, reply) => sendPage(reply, trustAnswer, policyOf(reply)));
  const people = sandboxPeople.map(({ login, name }) => ({ login, name }));
  const { name: firm, zone } = harbourVale;
  app.get('/playground/settings', () => ({ actionstepOrigin, entraOrigin, teamsOrigin, firm, zone, people, firstLogin }));
  app.get<{ Params: { login: string } }>('/playground/mailboxes/:login', (request, reply) => {
    const person = personByLogin(request.params.login);
    if (person === undefined) return reply.callNotFound();
    return reply.send({ owner: { login: person.login, name: person.name, address: person.email }, mails: sampleMailbox(person, opened) });
  });
  const files = { decorateReply: false, cacheControl: false, index: false } as const;
  await app.register(serveStatic, { ...files, root: pageDir, prefix: '/playground/page/' });
  await app.register(serveStatic, { ...files, root: officeJsDir, prefix: '/playground/officejs/' });
  await app.register(serveStatic, { ...files, root: adaptiveCardsDir, prefix: '/playground/adaptivecards/' });
}

function sendPage(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
}

/** The policy that the server gives to every answer. */
function policyOf(reply: FastifyReply): string {
  const policy = reply.raw.getHeader('content-security-policy');
  if (typeof policy !== 'string') throw new Error('the server sets a content security policy for every answer');
  return policy;
}

/** The page's own: scripts and styles of its files only, calls to the stand-ins, frames of this origin. */
function pagePolicy(...standIns: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${standIns.join(' ')}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}
