import type { DocumentEvidence } from '../domain/evidence.ts';
import type { UnitPolicy } from '../domain/units.ts';
import { countWords, reading, type TimedUnits, timed } from './time-of-mail.ts';

/** Seconds a page where only pages are known, and the most pages that are reckoned without the person saying so. */
const page = { seconds: 90, most: 40 };
const longest = page.seconds * page.most;

/**
 * An estimate of the time to read a document: its words at the rate of reading, else its pages, an hour at most. How long somebody
 * wrote on it, no file tells: the person enters it.
 */
export function timeOfDocument({ newText, pages }: DocumentEvidence, policy: UnitPolicy): TimedUnits {
  const words = countWords(newText);
  if (words > 0) {
    const seconds = Math.min(longest, Math.ceil((words * 60) / reading.perMinute));
    const cap = seconds === longest ? ', taken as one hour at most' : '';
    return timed(seconds, `Estimated: ${words} ${words === 1 ? 'word' : 'words'} read at ${reading.perMinute} a minute${cap}`, policy);
  }
  if (pages === null || pages === 0) {
    return timed(policy.minimumUnits * policy.unitMinutes * 60, 'Not known: the document does not tell its length. Smallest unit', policy);
  }
  const counted = Math.min(pages, page.most);
  const how = `Estimated: ${counted} ${counted === 1 ? 'page' : 'pages'} at ${page.seconds} s each${pages > counted ? `, of ${pages}` : ''}`;
  return timed(counted * page.seconds, how, policy);
}
