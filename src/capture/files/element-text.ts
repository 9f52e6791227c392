import { plainText } from '../transcript/split-voices.ts';

/** The text of the first element of that name, entities resolved, on one line; '' where there is none. No markup is followed. */
export function elementText(xml: string, name: string): string {
  const open = xml.indexOf(`<${name}`);
  if (open < 0) return '';
  const start = xml.indexOf('>', open) + 1;
  const end = xml.indexOf(`</${name}>`, start);
  return start === 0 || end < 0 ? '' : plainText(xml.slice(start, Math.min(end, start + 1000)).replaceAll('<', ' '));
}
