import type { Finding } from './check.ts';
import { mendDuration, mendFirstPerson, mendIdentifier } from './mend-narrative.ts';
import { contentFindings } from './narrative-content.ts';
import { passesLuhn } from './passes-luhn.ts';

/*
 * What a costs assessor or a client's billing guideline objects to in a narrative. Sources: particulars of an itemised bill in the
 * former Legal Profession Regulation 2005 (NSW) reg 111B; the rules R6–R16 gathered in reference/product-and-legal.md §3.
 */

const longest = 240;
const shortest = 15;
const vague =
  /^(attend(ing|ed)?|attention|draft(ing|ed)?|work(ing|ed)?( on)?|various|misc(ellaneous)?|follow(ing|ed)?[- ]?up|review(ing|ed)?|perus(ing|ed|al)( of)?|emails?|meeting|call|admin(istration)?)( (with|to|on|of|the|a|client|files?|matters?|documents?|emails?|correspondence|things|issues?|up|various)){0,4}[.\s]*$/i;
const clerical =
  /\b(photocop(y|ying|ied)|scann(ing|ed)|filing (of )?(papers|documents) (away|on file)|open(ing|ed) (a |the )?(new )?file|schedul(ing|ed) (a |the |of )?(meeting|call|appointment|conference)|conflict check|binding|postage|calendar(ing|ed)?|prepar(ing|ed) (the |an? )?(bill|invoice|account)s?)\b/i;
const firstPerson = /(^|[\s("'])(I|I'm|I've|I'll|I'd|my|we|our|us)(?=[\s,.;:!?'’]|$)/;
const duration = /\b\d{1,3}([.,]\d{1,2})?\s?(h|hrs?|hours?|mins?|minutes?|units?)\b/i;
const task =
  /^(attending|telephone|telephoning|perusing|drafting|considering|preparing|reviewing|settling|researching|advising|conferring|corresponding|emailing|travelling|reading|writing)\b/i;

/** A tax file number, a card or account number, a date of birth: what must not stand on a bill (product-and-legal R16). */
const identifiers: [RegExp, string, (digits: string) => boolean][] = [
  [/\b(?:tfn|tax file (?:no|number))\D{0,5}(\d(?:[ -]?\d){7,8})\b/i, 'a tax file number', () => true],
  [/\b(\d(?:[ -]?\d){12,18})\b/, 'a card number', passesLuhn],
  [/\b(\d{2}[- ]\d{4}[- ]\d{7}[- ]\d{2,3})\b/, 'a bank account number', () => true],
  [/\b(?:bsb)\D{0,5}(\d{3}[ -]?\d{3})\b/i, 'a bank account number', () => true],
  [/\b(?:ird|ird (?:no|number))\D{0,5}(\d{2,3}[- ]?\d{3}[- ]?\d{3})\b/i, 'an IRD number', () => true],
  [/\b(?:dob|date of birth|born(?: on)?)\D{0,5}(\d{1,2}[/. -](?:\d{1,2}|[a-z]{3,9})[/. -]\d{2,4})\b/i, 'a date of birth', () => true],
];

/** What is to be said against a narrative; empty for a good one. Linear in its length. */
export function checkNarrative(narrative: string): Finding[] {
  const text = narrative.slice(0, 4000).trim();
  return [
    ...lengthFindings(text),
    ...when(vague.test(text), 'vague', 'The narrative does not say what was done.', 'Name the document, the person or the issue.'),
    ...when(isBlock(text), 'block-billed', 'Several tasks stand in one entry.', 'Split it, so that each task has its own time.'),
    ...when(clerical.test(text), 'clerical', 'This reads like clerical work.', 'Set it to No charge, or say what legal work it was.'),
    ...mended(
      when(firstPerson.test(text), 'first-person', 'The narrative speaks in the first person.', 'Begin with what was done: "Drafting …".'),
      mendFirstPerson(text),
    ),
    ...mended(
      when(duration.test(text), 'duration-in-text', 'The narrative states a duration.', 'Leave it to the units, or the two may differ.'),
      mendDuration(text),
    ),
    ...identifierFindings(text),
    ...contentFindings(text),
  ];
}

function lengthFindings(text: string): Finding[] {
  return [
    ...when(text.length < shortest, 'too-short', `The narrative has ${text.length} characters.`, 'Say with whom and about what.'),
    ...when(
      text.length > longest,
      'too-long',
      `The narrative has ${text.length} characters; over ${longest} are hard to read on a bill.`,
      'Shorten it, or split the entry.',
    ),
  ];
}

function identifierFindings(text: string): Finding[] {
  const found = identifiers.find(([pattern, , isOne]) => {
    const digits = pattern.exec(text)?.[1];
    return digits !== undefined && isOne(digits.replace(/\D/g, ''));
  });
  if (!found) return [];
  const [pattern, what] = found;
  return mended(
    [finding('private-identifier', `The narrative contains ${what}.`, 'Take it out: a bill is read by others.')],
    mendIdentifier(text, pattern),
  );
}

/** Two tasks of their own, joined by a semicolon or a full stop. */
function isBlock(text: string): boolean {
  return text.split(/[;.]\s+/).filter((part) => task.test(part)).length > 1;
}

/** The mend goes with the finding when it leaves a narrative. */
function mended(findings: Finding[], mend: string): Finding[] {
  return findings.map((one) => (mend.length >= shortest ? { ...one, mend } : one));
}

function when(holds: boolean, code: Finding['code'], message: string, remedy: string): Finding[] {
  return holds ? [finding(code, message, remedy)] : [];
}

function finding(code: Finding['code'], message: string, remedy: string): Finding {
  return { code, message, remedy };
}
