import { expect, test } from 'vitest';
import type { Database } from '../../../src/database/index.ts';
import type { FirmId } from '../../../src/domain/ids.ts';
import { noteMissed, noteOwnJob, takeOwnJob } from '../../../src/jobs/own-jobs.ts';

const firm = '01a2123b-0000-7000-8000-000000000001' as FirmId;

test('an own job that was looked for before its transaction ended is looked for again, but not for ever', () => {
  // Only what it is matters here: the list is of one database.
  const database = {} as Database;
  noteOwnJob(database, { id: 'a', firm });
  let looks = 0;
  for (let own = takeOwnJob(database, []); own && looks < 100; own = takeOwnJob(database, [])) {
    looks += 1;
    noteMissed(database, [own]);
  }
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThan(10);
});

test('an own job of a busy firm waits in its place', () => {
  const database = {} as Database;
  noteOwnJob(database, { id: 'a', firm });
  expect(takeOwnJob(database, [firm])).toBeUndefined();
  expect(takeOwnJob(database, [])).toMatchObject({ id: 'a' });
});
