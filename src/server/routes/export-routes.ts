import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { connectionStatus } from '../../connections/index.ts';
import { exportRequest } from '../../contract/ledger.ts';
import type { PersonCaller } from '../../domain/caller.ts';
import type { EntryId } from '../../domain/ids.ts';
import { type Entry, exportEntries } from '../../entries/index.ts';
import { profileOf } from '../../firms/index.ts';
import { exportCsv, exportLines, exportWorkbook } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Approved entries as a file for Actionstep's own import: the way out for a firm whose API is closed. */
export function exportRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  return async (app) => {
    app.post('/api/exports', { schema: { body: exportRequest } }, async (request, reply) => {
      const caller = await callerOf(request);
      const { format, dates, entries } = request.body;
      const timekeeper = await timekeeperName(caller, options);
      const targets = entries.map(({ id, version }) => ({ id: id as EntryId, version }));
      const write = async (exported: Entry[]) => {
        const lines = await exportLines(caller, exported, timekeeper, means);
        return format === 'xlsx' ? exportWorkbook(lines) : exportCsv(lines, dates);
      };
      const file = await exportEntries(caller, targets, write, means);
      return reply
        .type(types[format])
        .header('content-disposition', `attachment; filename="time-entries.${format}"`)
        .header('cache-control', 'no-store')
        .send(file);
    });
  };
}

/** The name that Actionstep knows the person by; without a connection, the one of the sign-in. */
async function timekeeperName(caller: PersonCaller, { means }: ServerOptions): Promise<string> {
  const status = await connectionStatus(caller, means);
  return status.state === 'none' ? (await profileOf(caller, means)).name : status.timekeeper;
}
