const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const named =
  /\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,? (\d{4})\b/gi;
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const slashed = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g;

/** Dates as '4 Mar 2026'. With numbers alone the day comes first, as in Australia and New Zealand; what is no date so stays. */
export function spellDates(text: string): string {
  return text
    .replace(named, (_, day: string, month: string, year: string) => `${Number(day)} ${capital(month.slice(0, 3))} ${year}`)
    .replace(iso, (whole, year: string, month: string, day: string) => spell(whole, day, month, year))
    .replace(slashed, (whole, day: string, month: string, year: string) =>
      // 10/31/2017 can only be American.
      Number(month) > 12 ? spell(whole, month, day, year) : spell(whole, day, month, year),
    );
}

function spell(whole: string, day: string, month: string, year: string): string {
  const name = months[Number(month) - 1];
  return name === undefined || Number(day) < 1 || Number(day) > 31 ? whole : `${Number(day)} ${name} ${year}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
