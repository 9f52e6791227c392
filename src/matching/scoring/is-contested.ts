import type { Measured } from './features.ts';

/** So much of a party's, a client's or a matter's name must be told that it counts as named. */
export const named = 0.75;
const clear = 0.15;

/** Whether the text names this matter and not the one whose reference is written. */
export function isNamedInstead({ features, named: share }: Measured, written: Measured): boolean {
  const told = features.evidence > 0.4 && share >= named;
  return told && features.asked > written.features.asked + clear && features.asked > 0.3;
}

/** Whether the reference says one matter and the names another. */
export function isContested(measured: readonly Measured[]): boolean {
  const written = measured.filter(({ features }) => features.written > 0);
  return written.length > 0 && measured.some((other) => written.every((one) => one.slot !== other.slot && isNamedInstead(other, one)));
}
