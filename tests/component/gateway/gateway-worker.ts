import { type ActionstepConfig, whoAmI } from '../../../src/actionstep/index.ts';
import { withAccessToken } from '../../../src/connections/index.ts';
import { openEmbedded, openPostgres, parseKeyring } from '../../../src/database/index.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { FirmId, PersonId } from '../../../src/domain/ids.ts';

/*
 * One backend as a process of its own: opens the vault, says "ready", and at a line on its input makes that many calls at
 * once; prints how often each ended how, as JSON.
 */
type Task = { url?: string; folder?: string; keyring: string; actionstep: ActionstepConfig; firm: FirmId; person: PersonId };

const task = JSON.parse(process.argv[2] ?? '') as Task;
const keyring = parseKeyring(task.keyring);
const database = task.url === undefined ? await openEmbedded(task.folder ?? '', keyring) : await openPostgres(task.url, keyring);
const means = { database, actionstep: task.actionstep, now: () => new Date() };

process.stdout.write('ready\n');
for await (const line of process.stdin) {
  const calls = Array.from({ length: Number(String(line).trim()) }, async () => {
    try {
      const me = await withAccessToken(task, means, (access) => whoAmI(access));
      return `participant ${me.participantId}`;
    } catch (error) {
      return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
    }
  });
  const counts: Record<string, number> = {};
  for (const end of await Promise.all(calls)) counts[end] = (counts[end] ?? 0) + 1;
  process.stdout.write(`${JSON.stringify(counts)}\n`);
}
await database.close();
