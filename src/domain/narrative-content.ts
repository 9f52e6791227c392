import type { Finding } from './check.ts';

/*
 * What a bill may not tell those who read it besides the client: insurers, the other side on assessment, other clients. Sources: rules
 * R5 and R16 gathered in reference/product-and-legal.md §3. A list finds what is said plainly; it is a question, not a judgement.
 */

const advice =
  /\b(?:claims?|cases?|prospects?|position|appeal|defence|argument|evidence) (?:is|was|are|were|looks?|seems?|would be|will be|appears?)(?: likely)?(?: to be| to)? (?:very |rather |too )?(?:weak|strong|poor|good|hopeless|fail|succeed|out of time|statute[- ]barred|unlikely|unwinnable|doomed)\b|\blikely to (?:fail|succeed|lose|win|be (?:found )?liable)\b|\bclaim (?:weak|strong|hopeless)\b|\badvis(?:ing|ed)(?: (?:the )?client)? (?:that|to (?:accept|settle|reject|plead|sue|withdraw|concede|discontinue))\b/i;
const money = String.raw`(?:[$€£] ?\d[\d,.]*(?: ?(?:k|m|million|thousand)\b)?|\b\d[\d,.]* ?(?:k|million|thousand)\b)`;
const settlement = new RegExp(
  String.raw`\b(?:settl(?:e|ing|ement|ed)|offer(?:s|ed)?|accept(?:ing|ed)?|walk[- ]away|bottom line|ceiling|counter-?offer|reserve|compromise)\b.{0,60}${money}`,
  'i',
);
const figure = new RegExp(`(?: (?:at|of|for|under|over|to|up to|below|above|around))? ?${money}`, 'gi');

/** Advice and settlement figures in a narrative, with a mend where taking words out is safe. Linear in its length. */
export function contentFindings(text: string): Finding[] {
  const findings: Finding[] = [];
  if (advice.test(text)) {
    findings.push({
      code: 'advice-content',
      message: 'The narrative tells what was advised.',
      remedy: 'Say what the advice was about, not what it was.',
    });
  }
  if (settlement.test(text)) {
    const mend = text.replace(figure, '').replace(/ {2,}/g, ' ').trim();
    findings.push({
      code: 'settlement-figure',
      message: 'The narrative tells a settlement figure.',
      remedy: 'Take the figure out: a bill is read by others.',
      mend,
    });
  }
  return findings;
}

/** Clients of other matters that a narrative names; `clients` are those the person works for besides this matter's own. */
export function otherClientFindings(text: string, clients: readonly string[]): Finding[] {
  const plain = ` ${fold(text)} `;
  const named = clients.find((client) => fold(client).length > 4 && plain.includes(` ${fold(client)} `));
  if (named === undefined) return [];
  return [
    {
      code: 'other-client',
      message: `The narrative names ${named}, a client of another matter.`,
      remedy: 'Take the name out, or choose the right matter.',
    },
  ];
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
