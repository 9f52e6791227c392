import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { databaseKinds, makePostgres } from './backend/test-database.ts';

const migrations = join(import.meta.dirname, '../../src/database/migrations');
const worker = join(import.meta.dirname, 'migrate-worker.ts');

describe.runIf(databaseKinds.includes('postgres'))('migrations', () => {
  test('four processes released at one instant on an empty database all succeed, and migrate once', async () => {
    const { url, drop } = await makePostgres();
    try {
      const children = [1, 2, 3, 4].map(() => spawn(process.execPath, [worker, url], { stdio: ['pipe', 'pipe', 'inherit'] }));
      await Promise.all(children.map((child) => once(child.stdout, 'data')));
      const ends = children.map((child) => once(child, 'exit'));
      for (const child of children) child.stdin.write('go\n');
      const codes = (await Promise.all(ends)).map(([code]) => code as number);
      expect(codes).toEqual([0, 0, 0, 0]);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ count: string }>('select count(*) from drizzle.__drizzle_migrations');
      await client.end();
      expect(rows).toEqual([{ count: String(globSync('*.sql', { cwd: migrations }).length) }]);
    } finally {
      await drop();
    }
  });
});
