/** How often each kind of fault really struck. */
export type Tally = { struck(kind: string, times?: number): void; counts(): Record<string, number> };

export function openTally(): Tally {
  const counts: Record<string, number> = {};
  return {
    struck: (kind, times = 1) => {
      counts[kind] = (counts[kind] ?? 0) + times;
    },
    counts: () => counts,
  };
}
