import { type TimekeeperCaller, timekeeperOf } from '../../domain/caller.ts';
import { changedMatters, matterCounts, newlySeen, type ReadingMeans } from '../../matters/index.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import { FirmIndexes } from './firm-indexes.ts';
import type { Sight } from './sight.ts';

/** What the indexes of all firms may take together: about a million matters. */
const ceilingBytes = 1_000_000_000;

const indexesOf = new WeakMap<ReadingMeans['database'], FirmIndexes>();

/** The index of the caller's firm and the sight of the caller's timekeeper, as they are in the database by now. */
export async function openIndex(caller: TimekeeperCaller, means: ReadingMeans): Promise<{ index: MatterIndex; sight: Sight }> {
  const indexes = indexesOf.get(means.database) ?? new FirmIndexes(ceilingBytes);
  indexesOf.set(means.database, indexes);
  return indexes.open(caller.firm, timekeeperOf(caller), {
    counts: () => matterCounts(caller, means),
    changed: (since) => changedMatters(caller, since, means),
    seen: (since) => newlySeen(caller, since, means),
  });
}
