import { useEffect, useState } from 'react';
import type { MatterView } from '../../contract/entry.ts';
import { isAborted } from '../api/failure.ts';
import { useMeans } from '../use-pane.ts';

export type Found = { kind: 'searching' } | { kind: 'matters'; matters: MatterView[] } | { kind: 'failed'; why: string };

/** Typing pauses this long before it is taken for a question. */
const typingPause = 200;

/** The matters that fit what is typed; with nothing typed, those used last. An answer to an earlier question is dropped. */
export function useMatters(query: string): Found {
  const { api } = useMeans();
  const [found, setFound] = useState<Found>({ kind: 'searching' });
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      const answer = await api.matters(query.trim(), leaving.signal);
      if (answer.ok) setFound({ kind: 'matters', matters: answer.value.matters });
      else if (!isAborted(answer.failure)) setFound({ kind: 'failed', why: answer.failure.message });
    };
    const timer = setTimeout(ask, query === '' ? 0 : typingPause);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [api, query]);
  return found;
}
