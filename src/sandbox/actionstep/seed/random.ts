/** A repeatable stream of choices: the same seed always picks the same things. */
export type Choices = { below(limit: number): number; pick<T>(options: readonly [T, ...T[]]): T };

/** Starts a stream of choices from a seed (xorshift over 32 bits; not for secrets). */
export function choicesFrom(seed: number): Choices {
  let bits = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 1;
  const below = (limit: number): number => {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return (bits >>> 0) % limit;
  };
  return { below, pick: (options) => options[below(options.length)] ?? options[0] };
}
