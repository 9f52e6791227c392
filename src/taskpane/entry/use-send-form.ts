import type { EntryForm, FormEvent } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';

/** Sends an event to the form of an entry. */
export function useSendForm({ entry: { id } }: EntryForm): (event: FormEvent) => void {
  const { store } = useMeans();
  return (event) => store.send({ type: 'form', id, event });
}
