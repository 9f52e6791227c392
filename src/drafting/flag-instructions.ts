/** Sentences that speak to a program instead of to a person. They change nothing; the reader should know of them. */
const instruction =
  /\b(ignore|disregard|forget) (all |any |the |your )?(previous|prior|above|earlier) (instructions?|prompts?)\b|\bsystem prompt\b|\byou are (now )?an? (ai|assistant|language model)\b/i;

/** Whether a text speaks to a program; no more than its first 100 000 characters are looked at. */
export function instructsProgram(text: string): boolean {
  return instruction.test(text.slice(0, 100_000));
}
