const locale = 'en-NZ';

/** 'Today' or 'Thu 19 Nov', in the zone of the firm. */
export function dayOf(iso, zone) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const instant = new Date(iso);
  if (day.format(instant) === day.format(new Date())) return 'Today';
  return new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }).format(instant);
}

/** '4:12 pm', in the zone of the firm. */
export function clockOf(iso, zone) {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: true }).format(new Date(iso));
}

/** A calendar date 'YYYY-MM-DD' as '25 Nov 2026'. */
export function dateWords(date) {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** A decimal string of dollars as '$1,234.50'. */
export function dollars(amount) {
  const [whole, cents = '00'] = amount.split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** The sum of decimal strings with two places, as one. */
export function sum(amounts) {
  const hundredths = amounts.reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n);
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** '418 KB' */
export function sizeOf(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Up to two letters for a name: 'Aroha Ngata' becomes 'AN'. */
export function initialsOf(name) {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word[0].toUpperCase())
    .join('');
}

const tones = 6;

/** Which of the tones of an avatar somebody has: always the same. */
export function toneOf(text) {
  return [...text].reduce((total, letter) => total + letter.codePointAt(0), 0) % tones;
}
