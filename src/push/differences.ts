import type { HeldTime, TimeWrite } from '../actionstep/index.ts';
import { amountOf, centsOf } from '../domain/money.ts';
import type { Payload } from './payload.ts';

/** What Actionstep holds otherwise than it was meant, in sentences. What it does not say is no difference. */
export function differencesOf({ activityCode }: Payload, meant: TimeWrite, held: HeldTime): string[] {
  return [
    ...(differs(held.matterNumber, meant.matterNumber)
      ? [`Matter in Actionstep is ${held.matterNumber}, sent was ${meant.matterNumber}.`]
      : []),
    ...(differs(held.participantId, meant.participantId) ? ['Actionstep holds it as the time of another person.'] : []),
    ...(differs(held.date, meant.workDate) ? [`Date in Actionstep is ${held.date}, sent was ${meant.workDate}.`] : []),
    ...hoursSentences(meant, held),
    ...(held.billable === false && (meant.treatment ?? 'bill') === 'bill' ? ['Actionstep holds it as not billable.'] : []),
    ...rateSentences(meant.rate, held),
    ...(meant.rate?.kind === 'fixed' ? [] : amountSentences(held)),
    ...(activityCode !== null && meant.utbms === undefined ? [`The activity code ${activityCode} is no UTBMS code and was not sent.`] : []),
  ];
}

function hoursSentences(meant: TimeWrite, held: HeldTime): string[] {
  const said: string[] = [];
  if (held.billableHours !== null && centsOf(held.billableHours) !== centsOf(meant.billableHours))
    said.push(`Actionstep bills ${held.billableHours} h, sent were ${meant.billableHours} h.`);
  if (held.actualHours !== null && centsOf(held.actualHours) !== centsOf(meant.actualHours))
    said.push(`Actionstep holds ${held.actualHours} h worked, sent were ${meant.actualHours} h.`);
  return said;
}

/** A rate that a person chose is what Actionstep must have applied; its own is whatever it says. */
function rateSentences(meant: TimeWrite['rate'], { rate, rateLabel, amount }: HeldTime): string[] {
  if (meant === undefined || meant.kind === 'own') return [];
  const said: string[] = [];
  if (meant.label !== undefined && differs(rateLabel, meant.label)) said.push('Actionstep applied another rate label than was chosen.');
  if (meant.kind === 'custom' && rate !== null && centsOf(rate) !== centsOf(meant.price))
    said.push(`Actionstep applies ${rate} an hour, sent was ${meant.price}.`);
  if (meant.kind === 'fixed' && amount !== null && centsOf(amount) !== centsOf(meant.price))
    said.push(`Actionstep bills ${amount}, sent was a fixed amount of ${meant.price}.`);
  return said;
}

function amountSentences({ billableHours, rate, amount }: HeldTime): string[] {
  if (rate === null || amount === null || billableHours === null) return [];
  const expected = amountOf(billableHours, rate);
  return centsOf(expected) === centsOf(amount) ? [] : [`Actionstep shows ${amount}; hours × rate would be ${expected}.`];
}

function differs(held: string | null, meant: string): boolean {
  return held !== null && held !== meant;
}

/** What was changed in Actionstep since it was pushed, in sentences: 'changed in Actionstep: 0.3 → 0.2 h'. */
export function changesOf(was: { hours: string | null; rate: string | null }, { write }: { write: Payload }, held: HeldTime): string[] {
  const said: string[] = [];
  if (was.hours !== null && held.billableHours !== null && centsOf(was.hours) !== centsOf(held.billableHours))
    said.push(`Changed in Actionstep: ${short(was.hours)} → ${short(held.billableHours)} h.`);
  if (was.rate !== null && held.rate !== null && centsOf(was.rate) !== centsOf(held.rate))
    said.push(`Changed in Actionstep: rate ${was.rate} → ${held.rate}.`);
  if (differs(held.matterNumber, write.matterNumber)) said.push(`Moved in Actionstep to matter ${held.matterNumber}.`);
  if (differs(held.date, write.workDate)) said.push(`Moved in Actionstep to ${held.date}.`);
  if (held.narrative !== null && held.narrative.trim() !== write.narrative.trim()) said.push('The narrative was changed in Actionstep.');
  return said;
}

/** '0.30' → '0.3'. */
function short(hours: string): string {
  return hours.replace(/(\.\d+?)0+$/, '$1').replace(/\.$/, '');
}
