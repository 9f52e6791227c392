import { useEffect, useRef, useState } from 'react';
import type { MatterView } from '../../contract/entry.ts';
import { isAborted } from '../api/failure.ts';
import { useMeans } from '../use-pane.ts';
import { searchShortList } from './short-list.ts';

export type Found = { kind: 'searching' } | { kind: 'matters'; matters: MatterView[] } | { kind: 'failed'; why: string };

/** Typing pauses this long before it is taken for a question. */
const typingPause = 200;

/**
 * The matters that fit what is typed; with nothing typed, favourites and those used last. Of these the ones that fit are there at
 * once, until the backend has answered. An answer to an earlier question is dropped.
 */
export function useMatters(query: string): Found {
  const { api } = useMeans();
  const [found, setFound] = useState<Found>({ kind: 'searching' });
  const short = useRef<MatterView[]>([]);
  useEffect(() => {
    const near = query.trim() === '' ? [] : searchShortList(query.trim(), short.current);
    if (near.length > 0) setFound({ kind: 'matters', matters: near });
    const leaving = new AbortController();
    const ask = async () => {
      const answer = await api.matters(query.trim(), leaving.signal);
      if (answer.ok && query.trim() === '') short.current = answer.value.matters;
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
