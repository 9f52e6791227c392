import { AppError } from './errors.ts';

/** Longest narrative accepted; Actionstep names no limit, bills get unreadable long before. */
export const narrativeLimit = 2000;

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code < 32 && code !== 10 && code !== 9) || code === 127;
}

/** A narrative fit to be stored: trimmed, NFC, one kind of line end; throws bad-input with the field. */
export function parseNarrative(text: string): string {
  const narrative = text.replaceAll('\r\n', '\n').normalize('NFC').trim();
  if (narrative === '') throw refuse('Write what was done: the narrative is empty.');
  if (narrative.length > narrativeLimit) {
    throw refuse(`The narrative is ${narrative.length} characters long; at most ${narrativeLimit} fit.`);
  }
  if ([...narrative].some(isControl)) throw refuse('The narrative contains control characters; type it again.');
  if (isFormula(narrative)) throw refuse('The narrative begins like a formula of a spreadsheet; begin with a word.');
  return narrative;
}

/** What a spreadsheet would run (OWASP, CSV injection): bills and exports are opened in one. A dash before a word is none. */
function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || /^[+\-|][^\s]*[(|!]/.test(text) || /^[+-]\d+[+\-*/]/.test(text);
}

function refuse(message: string): AppError {
  return new AppError({ code: 'bad-input', field: 'narrative', message });
}
