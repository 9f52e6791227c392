import { useEffect, useState } from 'react';
import type { RatesAnswer } from '../../contract/rate.ts';
import { isAborted } from '../api/failure.ts';
import { useMeans } from '../use-pane.ts';

export type FoundRates = { kind: 'asking' } | { kind: 'rates'; rates: RatesAnswer } | { kind: 'failed'; why: string };

/** The rates that may be chosen on a matter, asked for once. */
export function useRates(matterId: string): FoundRates {
  const { api } = useMeans();
  const [found, setFound] = useState<FoundRates>({ kind: 'asking' });
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      const answer = await api.rates(matterId, leaving.signal);
      if (answer.ok) setFound({ kind: 'rates', rates: answer.value });
      else if (!isAborted(answer.failure)) setFound({ kind: 'failed', why: answer.failure.message });
    };
    ask().catch(() => undefined);
    return () => leaving.abort();
  }, [api, matterId]);
  return found;
}
