import { hoursInWords, type UnitPolicy } from '../domain/units.ts';

/** '42 min', '42 min 10 s', '1 h 5 min': exact, so that the units can be reckoned from it. */
export function lengthInWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? '0 min' : shown.join(' ');
}

/** '7 units (0.7 h)'. */
export function unitsInWords(units: number, { unitMinutes }: Pick<UnitPolicy, 'unitMinutes'>): string {
  return `${units} ${units === 1 ? 'unit' : 'units'} (${hoursInWords(units, unitMinutes)})`;
}
