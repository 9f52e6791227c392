/** Whether a text may stand as an activity code, or is none. UTBMS codes and quick codes are short: letters, digits and a few marks. */
export function isActivityCode(text: string): boolean {
  return /^(?:[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39})?$/u.test(text);
}
