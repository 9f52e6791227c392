/** Source lines as a model sees them: each behind a mark nobody outside can know, with an id it may quote by. */
export type Spotlit = { text: string; mark: string };

/**
 * Marks every line of a source ('k7Qx|c12|…'; spotlighting, Hines 2024): what stands behind the mark is data. What hides text from
 * people, zero-width and direction signs and tags, is taken out first.
 */
export function spotlight(lines: readonly string[], nonce: string): Spotlit {
  const mark = `${nonce}|`;
  const plain = lines.flatMap((line) => line.split(/\r?\n/)).map((line) => line.replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '').replaceAll(mark, ''));
  return {
    mark,
    text: plain
      .filter((line) => line.trim() !== '')
      .map((line, at) => `${mark}c${at + 1}|${line}`)
      .join('\n'),
  };
}
