import { migratePostgres } from '../../src/database/index.ts';

/** One of several processes that migrate the same empty database at one instant: says when it is ready, waits for the word. */
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  migratePostgres(process.argv[2] ?? '').then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});
