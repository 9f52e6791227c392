import { z } from 'zod';
import { askRunning } from './command-socket.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './open-database.ts';
import { operationsOf } from './operations.ts';

/*
 * `node src/operate.ts receipts:verify`: asks the backend that runs on the data directory, and opens the database by itself
 * only when none does. Prints a JSON line a firm; exit code 1 when something does not hold.
 */

const verifiedFirms = z.array(z.object({ firm: z.string(), verified: z.looseObject({ broken: z.array(z.unknown()) }) }));

async function operate(name: string): Promise<unknown> {
  const config = readConfig();
  const running = await askRunning(config.dataDir, name);
  if (running) return running.body;
  const database = await openDatabase(config);
  try {
    const operation = operationsOf({ database, now: () => new Date() })[name];
    if (!operation) throw new Error(`There is no command "${name}".`);
    return await operation();
  } finally {
    await database.close();
  }
}

try {
  const firms = verifiedFirms.parse(await operate(process.argv[2] ?? ''));
  for (const { firm, verified } of firms) process.stdout.write(`${JSON.stringify({ firm, ...verified })}\n`);
  if (firms.some(({ verified }) => verified.broken.length > 0)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
