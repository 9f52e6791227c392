import type { EntryView } from '../../contract/entry.ts';
import type { PaneMeans } from './pane-means.ts';

/** Makes the matter of an entry a favourite of the person, or no more. What is refused is told beside the entry. */
export async function starMatter({ id, matter }: EntryView, on: boolean, { api, store }: Pick<PaneMeans, 'api' | 'store'>): Promise<void> {
  if (matter === null) return;
  const answer = await api.star(matter.id, on);
  const current = store.get().forms[id]?.entry;
  if (!answer.ok) store.send({ type: 'form', id, event: { type: 'failed', failure: answer.failure } });
  else if (current) store.send({ type: 'form', id, event: { type: 'read', entry: { ...current, favourite: on } } });
}
