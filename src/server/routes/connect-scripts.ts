import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { connectDoneScript, handOverScript } from '../connect-page.ts';

const teamsLibrary = fileURLToPath(import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'));

/** The scripts of the connect window's pages, from here and not from a CDN: a page that shows a code runs nobody else's. */
export async function connectScripts(app: FastifyInstance): Promise<void> {
  const scripts = { done: connectDoneScript, 'hand-over': handOverScript, teams: await readFile(teamsLibrary, 'utf8') };
  for (const [name, script] of Object.entries(scripts)) {
    app.get(`/connect/${name}.js`, async (_request, reply) =>
      reply.type('text/javascript').header('cache-control', 'no-cache').send(script),
    );
  }
}
