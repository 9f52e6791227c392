import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { askedPermissions, connectionStatus } from '../../connections/index.ts';
import type { ConnectionView } from '../../contract/session.ts';
import { firmSettings, firmSettingsChange, meView, paneConfig } from '../../contract/session.ts';
import type { PersonCaller } from '../../domain/caller.ts';
import { countryOfZone } from '../../domain/gst.ts';
import { changeSettings, profileOf, readFirm } from '../../firms/index.ts';
import { countVisible, readingProgress } from '../../matters/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

/** Who is signed in, the firm's settings, and what the pane needs before anybody is. */
export function sessionRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  return async (app) => {
    app.get('/api/config', { schema: { response: { 200: paneConfig } } }, async () => options.paneConfig);

    app.get('/api/me', { schema: { response: { 200: meView } } }, async (request) => {
      const caller = await callerOf(request);
      const { name } = await profileOf(caller, means);
      const { name: firmName, settings } = await readFirm(caller, means);
      const firm = { name: firmName, settings, proposedCountry: countryOfZone(settings.zone) };
      return { person: { id: caller.person, name, role: caller.role }, firm, connection: await connectionOf(caller, options) };
    });

    app.get('/api/firm/settings', { schema: { response: { 200: firmSettings } } }, async (request) => {
      const { settings } = await readFirm(await callerOf(request), means);
      return settings;
    });

    app.put('/api/firm/settings', { schema: { body: firmSettingsChange, response: { 200: firmSettings } } }, async (request) => {
      return changeSettings(await callerOf(request), request.body, means);
    });
  };
}

/** The caller's connection as the doors show it. */
export async function connectionOf(caller: PersonCaller, { means }: ServerOptions): Promise<ConnectionView> {
  const permissions = [...askedPermissions(means)];
  const status = await connectionStatus(caller, means);
  if (status.state === 'none') return { state: 'none', system: null, timekeeper: null, matters: 0, syncing: false, permissions };
  const { state, system, timekeeper, syncing, notice, livesUntil } = status;
  const progress = syncing ? await readingProgress(caller, means) : null;
  const matters = await countVisible(caller, means);
  return { state, system, timekeeper, matters, syncing, progress, notice, livesUntil: livesUntil.toISOString(), permissions };
}
