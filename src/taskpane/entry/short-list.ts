import Fuse from 'fuse.js';
import type { MatterView } from '../../contract/entry.ts';

/** How much of what is typed may differ, and how many are shown until the backend has answered. */
const looseness = 0.3;
const most = 8;

/** Those of a person's favourites and recents that fit what is typed: at hand at once, while the backend looks through all. */
export function searchShortList(query: string, matters: readonly MatterView[]): MatterView[] {
  const keys = ['reference', 'number', 'name', 'clients'];
  const list = new Fuse([...matters], { keys, threshold: looseness, ignoreLocation: true });
  return list.search(query.slice(0, 60), { limit: most }).map(({ item }) => item);
}
