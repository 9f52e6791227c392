/** What was said of one offer, and whether it was right. */
export type Said = { confidence: number; right: number };

const mostPlaces = 14;
const leastOfPlace = 40;

/**
 * The map from said to counted confidence: never falling (pool adjacent violators), drawn through the middle of equal
 * groups, so that little data does not make it jump.
 */
export function calibrateConfidence(said: readonly Said[]): [number, number][] {
  const sorted = said.toSorted((a, b) => a.confidence - b.confidence);
  const size = Math.max(leastOfPlace, Math.ceil(sorted.length / mostPlaces));
  let groups: { count: number; confidence: number; right: number }[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    const part = sorted.slice(from, from + size);
    groups.push({
      count: part.length,
      confidence: part.reduce((sum, one) => sum + one.confidence, 0) / part.length,
      right: part.reduce((sum, one) => sum + one.right, 0) / part.length,
    });
  }
  for (let at = 1; at < groups.length; ) {
    const [before, here] = [groups[at - 1], groups[at]];
    if (!before || !here || before.right <= here.right) at += 1;
    else {
      const count = before.count + here.count;
      const mean = (key: 'confidence' | 'right') => (before[key] * before.count + here[key] * here.count) / count;
      groups = groups.toSpliced(at - 1, 2, { count, confidence: mean('confidence'), right: mean('right') });
      at = Math.max(1, at - 1);
    }
  }
  const places = groups.map(({ confidence, right }): [number, number] => [round(confidence), round(right)]);
  return [...places.filter(([confidence]) => confidence > 0 && confidence < 1), [1, round(Math.max(places.at(-1)?.[1] ?? 1, 0))]];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
