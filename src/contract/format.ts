import type { MatterView, Treatment } from './entry.ts';

/** How an entry is billed, as a person chooses it. */
export const treatmentWords: Record<Treatment, string> = { bill: 'Bill', 'no-charge': 'No charge', hide: 'Keep off the bill' };

/** '0.70' → '0.7 h'. */
export function hoursWords(hours: string): string {
  return `${hours.replace(/(\.\d)0$/, '$1')} h`;
}

/** '1234.50' → '$1,234.50'. Both countries write their dollar like this. */
export function moneyWords(amount: string): string {
  const [whole = '0', cents = '00'] = amount.split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`;
}

/** '2026-11-20' → 'Fri 20 Nov 2026'. A calendar date has no zone. */
export function dateWords(workDate: string): string {
  const date = new Date(`${workDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return workDate;
  return new Intl.DateTimeFormat('en-AU', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(date)
    .replace(',', '');
}

/** What a matter is called at first sight: its reference, or its number where it has none. */
export function matterLabel({ reference, number }: MatterView): string {
  return reference === '' ? `No. ${number}` : reference;
}

/** Whose matter it is. */
export function clientWords({ clients }: MatterView): string {
  if (clients.length === 0) return 'No client recorded';
  const shown = clients.slice(0, 3).join(', ');
  return `${clients.length === 1 ? 'Client' : 'Clients'} ${shown}${clients.length > 3 ? ` and ${clients.length - 3} more` : ''}`;
}

/** Why time on the matter would not be billed; undefined when it would. */
export function closedWords({ status, billable }: MatterView): string | undefined {
  if (status !== 'active') return status === 'closed' ? 'Closed' : 'Inactive';
  return billable ? undefined : 'Not billable';
}

/** A reason of the matching as a line of its own; an address keeps its small letter. */
export function asSentence(reason: string): string {
  const [first = ''] = reason.split(' ');
  return first.includes('@') ? reason : reason.charAt(0).toUpperCase() + reason.slice(1);
}

/** '64 % likely'; never 100, since nobody has confirmed it; '' where it was not reckoned. */
export function confidenceWords(confidence: number | null): string {
  return confidence === null ? '' : `${Math.min(99, Math.max(1, Math.round(confidence * 100)))} % likely`;
}

/** '1 unit', '3 units'. */
export function unitsWords(units: number): string {
  return `${units} ${units === 1 ? 'unit' : 'units'}`;
}
