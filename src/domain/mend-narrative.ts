const spoken: Readonly<Record<string, string>> = {
  attended: 'Attending',
  called: 'Telephoning',
  considered: 'Considering',
  discussed: 'Discussing',
  drafted: 'Drafting',
  emailed: 'Emailing',
  met: 'Conferring',
  perused: 'Perusing',
  phoned: 'Telephoning',
  prepared: 'Preparing',
  read: 'Reading',
  reviewed: 'Reviewing',
  researched: 'Researching',
  settled: 'Settling',
  telephoned: 'Telephoning',
  wrote: 'Writing',
};
const opening = /^(?:I|we|I['’]ve|we['’]ve|I have|we have) (\p{L}+)\b/iu;
const bracketed = /\s*\((?:about |approx\.? )?\d{1,3}(?:[.,]\d{1,2})? ?(?:h|hrs?|hours?|mins?|minutes?|units?)\)/gi;
const stated =
  /,? ?\b(?:for |lasting |taking )?(?:about |approx\.? )?\d{1,3}(?:[.,]\d{1,2})?\s?(?:h|hrs?|hours?|mins?|minutes?|units?)\b/gi;

/** The narrative without the durations it states. */
export function mendDuration(narrative: string): string {
  return tidy(narrative.replace(bracketed, '').replace(stated, ''));
}

/** 'I drafted the deed' as 'Drafting the deed'; '' where no more than that can be mended safely. */
export function mendFirstPerson(narrative: string): string {
  const verb = opening.exec(narrative)?.[1]?.toLowerCase() ?? '';
  const method = spoken[verb];
  if (method === undefined) return '';
  const mended = tidy(method + narrative.replace(opening, ''));
  return /(^|[\s("'])(I|I['’]\w+|my|we|our|us)\b/.test(mended) ? '' : mended;
}

/** The narrative without what the pattern finds, its label kept out too. */
export function mendIdentifier(narrative: string, pattern: RegExp): string {
  return tidy(narrative.replace(new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`), ''));
}

function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:)])/g, '$1')
    .replace(/,{2,}/g, ',')
    .replace(/[,;:\s]+$/, '')
    .trim();
}
