import { z } from 'zod';
import { askRunning } from './command-socket.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './open-database.ts';
import { keyPlaceOf, operationsOf } from './operations.ts';

/*
 * `node src/operate.ts NAME`: asks the backend that runs on the data directory, and opens the database by itself only when
 * none does. Prints a JSON line a firm (receipts:verify) or one line (keys:rotate); exit code 1 when something does not hold.
 */

const verifiedFirms = z.array(z.object({ firm: z.string(), verified: z.looseObject({ broken: z.array(z.unknown()) }) }));

async function operate(name: string): Promise<unknown> {
  const config = readConfig();
  const running = await askRunning(config.dataDir, name);
  if (running) return running.body;
  const database = await openDatabase(config);
  try {
    const operation = operationsOf({ database, now: () => new Date() }, keyPlaceOf(config))[name];
    if (!operation) throw new Error(`There is no command "${name}".`);
    return await operation();
  } finally {
    await database.close();
  }
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const name = process.argv[2] ?? '';
  const answer = await operate(name);
  if (name === 'receipts:verify') {
    const firms = verifiedFirms.parse(answer);
    for (const { firm, verified } of firms) print({ firm, ...verified });
    if (firms.some(({ verified }) => verified.broken.length > 0)) process.exitCode = 1;
  } else print(answer);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
