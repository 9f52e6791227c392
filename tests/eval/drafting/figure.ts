/** One row of the table: what was measured, and what it must and should reach. `notes` are printed below it with --notes. */
export type Figure = { what: string; value: string; must: string; aim?: string; ok?: boolean; notes?: string[] };

/** Measures the set it knows under the data folder; answers no row where the set is not there. */
export type Measure = (dataDir: string) => Promise<Figure[]>;

/** '97.3 % (142/146)'. */
export function share(right: number, of: number): string {
  return of === 0 ? 'nothing to measure' : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`;
}
