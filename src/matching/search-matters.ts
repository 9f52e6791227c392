import type { TimekeeperCaller } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';
import { favouriteIds, mattersById, type ReadingMeans, recentMatters } from '../matters/index.ts';
import { openIndex } from './keeping/open-index.ts';
import type { MatterIndex } from './matter-index/matter-index.ts';
import type { Sight } from './scoring/find-candidates.ts';
import { searchIndex } from './typing/search-index.ts';

/** A matter found, and whether the person has starred it. */
export type FoundMatter = { matter: Matter; favourite: boolean };

/** How many of the matters used lately come first among those that fit as well. */
const recents = 20;
const starred = 0.2;
const lately = 0.15;

/**
 * Matters the caller's timekeeper may see, for what is being typed: by beginnings of words in any order, with slips, by
 * fragments of references, by client. With nothing typed favourites come first, then those used last, then open ones. `said`
 * are matters that these very words meant before.
 */
export async function searchMatters(
  caller: TimekeeperCaller,
  query: string,
  limit: number,
  means: ReadingMeans,
  said: readonly MatterId[] = [],
): Promise<FoundMatter[]> {
  const favourites = await favouriteIds(caller, means);
  const used = await recentMatters(caller, recents, means);
  const isFavourite = new Set(favourites);
  const present = (matters: readonly Matter[]) =>
    matters.slice(0, limit).map((matter) => ({ matter, favourite: isFavourite.has(matter.id) }));
  const { index, sight } = await openIndex(caller, means);
  if (query.trim() !== '') {
    const preferred = new Map<MatterId, number>(used.map(({ id }, at) => [id, lately - at / 1000]));
    for (const id of favourites) preferred.set(id, (preferred.get(id) ?? 0) + starred);
    const found = searchIndex(query, index, sight, preferred, limit);
    const before = [...(await mattersById(caller, said, means)).values()];
    return present([...new Map([...before, ...found].map((matter) => [matter.id, matter])).values()]);
  }
  const own = await mattersById(caller, favourites, means);
  const first = [...favourites.flatMap((id) => own.get(id) ?? []), ...used];
  const rest = first.length > 0 ? [] : firstOpen(index, sight, limit);
  return present([...new Map([...first, ...rest].map((matter) => [matter.id, matter])).values()]);
}

/** For a person who has neither favourites nor recents: the newest open matters. */
function firstOpen(index: MatterIndex, sight: Sight, limit: number): Matter[] {
  const open: Matter[] = [];
  for (let slot = index.slots - 1; slot >= 0 && open.length < limit; slot -= 1) {
    const matter = sight.has(slot) ? index.matter(slot) : undefined;
    if (matter?.status === 'active' && matter.billable) open.push(matter);
  }
  return open.sort((a, b) => (a.name < b.name ? -1 : 1));
}
