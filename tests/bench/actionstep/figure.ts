/** A measured figure beside what it must be and what it aims at; without a must it only informs. */
export type Figure = { what: string; value: string; must: string; aim: string; holds: boolean };

/** Prints figures one a line; a must that fails makes the bench fail. */
export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, must, aim, holds } of figures) {
    const bounds = [must && `must ${must}`, aim && `aim ${aim}`].filter(Boolean).join(', ');
    process.stdout.write(`  ${what.padEnd(58)} ${value.padStart(10)}   ${bounds}${holds ? '' : '   FAILS'}\n`);
    if (!holds) process.exitCode = 1;
  }
}
