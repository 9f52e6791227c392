/** Chance from a seed: the same seed gives the same firm and the same questions. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  below(limit: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Early ones much oftener than late ones, as with surnames. */
  pickOften<T>(list: readonly T[]): T;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index];
    if (found === undefined) throw new RangeError('an empty list has nothing to pick');
    return found;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    pickOften: (list) => at(list, Math.min(list.length - 1, Math.floor(list.length ** next()) - 1)),
  };
}
