import type { Finding } from './check.ts';
import type { Interval } from './evidence.ts';
import { secondsShared } from './interval.ts';
import type { Matter } from './match.ts';
import { checkNarrative } from './narrative-checks.ts';
import { otherClientFindings } from './narrative-content.ts';
import { type NarrativeRule, ruleFindings } from './narrative-rules.ts';
import type { RateChoice } from './rate.ts';
import { hoursOfSeconds, hoursOfUnits } from './units.ts';
import { shiftWorkDate } from './work-date.ts';

/** How an entry is billed in Actionstep: charged, shown at no charge, or kept off the bill. */
export const treatments = ['bill', 'no-charge', 'hide'] as const;
export type Treatment = (typeof treatments)[number];

/** One entry as far as the check needs it. */
export type BillFacts = {
  narrative: string;
  workDate: string;
  units: number;
  unitMinutes: number;
  actualSeconds: number;
  treatment: Treatment;
  activityCode: string | null;
  rate: RateChoice;
  /** Measured stretches of time; empty when the time is an estimate or was entered. */
  intervals: readonly Interval[];
  /** When an estimated piece of work was seen, such as the instant of a mail. */
  seenAt: Date | null;
};

/** What stands around it: the matter, the rest of the person's day, and what others did with the same source. */
export type BillContext = {
  today: string;
  /** Hours of a full day in this firm, in units of work: questioned above it. */
  dayNormHours: number;
  matter: Pick<Matter, 'status' | 'billable'> & {
    fixedFee?: boolean;
    codeRequired?: boolean;
    /** Whether GST is added to fees on its bills; null where it is not known. */
    salesTax?: boolean | null;
    /** The firm's Actionstep takes time only from participants of the matter, and the timekeeper is none. */
    timekeeperMissing?: boolean;
  };
  /** The person's other entries of that day that are neither dismissed nor superseded. */
  sameDay: readonly BillFacts[];
  /** Entries made from the same evidence: 'Ms Okafor billed this email, 0.2 h, on 24 November 2026'. */
  sameSource: readonly { sentence: string; kind: 'billed' | 'attended' }[];
  /** Clients of the person's other matters: their names do not belong into this narrative. */
  otherClients?: readonly string[];
  /** The rules of firm, client and matter that hold for the entry. */
  rules?: readonly NarrativeRule[];
};

const day = 24 * 3600;
/** A slip of a year or a forgotten pile: questioned, not stopped. */
const oldDays = 60;

/** What stands against billing an entry as it is, in sentences with their remedies; empty when nothing does. Pure. */
export function fairBill(entry: BillFacts, context: BillContext): Finding[] {
  return [
    ...matterFindings(entry, context),
    ...rateFindings(entry, context),
    ...dateFindings(entry, context),
    ...dayFindings(entry, context),
    ...unitFindings(entry),
    ...onceFindings(entry, context),
    ...otherClientFindings(entry.narrative, context.otherClients ?? []),
    ...ruleFindings(entry, context.rules ?? []),
    ...checkNarrative(entry.narrative).filter(({ code }) => code !== 'clerical' || entry.treatment === 'bill'),
  ];
}

/** Why Actionstep would not take the time, and what clears it. */
export const notOnMatter = {
  message: 'Your Actionstep takes time on a matter only from its participants, and the timekeeper is not one of this matter.',
  remedy: 'Have the timekeeper added to the matter in Actionstep, or choose another matter.',
};

function matterFindings({ treatment, activityCode }: BillFacts, { matter }: BillContext): Finding[] {
  const findings: Finding[] = [];
  if (matter.status !== 'active')
    findings.push({
      code: 'matter-not-open',
      message: `The matter is ${matter.status} in Actionstep.`,
      remedy: 'Choose another matter, or have it opened there.',
    });
  if (!matter.billable && treatment === 'bill')
    findings.push({
      code: 'matter-not-billable',
      message: 'The matter is not billable in Actionstep.',
      remedy: 'Choose another matter, or set the entry to No charge.',
    });
  if (matter.timekeeperMissing === true) findings.push({ code: 'not-on-matter', ...notOnMatter });
  if (matter.fixedFee === true && treatment === 'bill')
    findings.push({
      code: 'fixed-fee',
      message: 'The matter is billed at a fixed fee.',
      remedy: 'Record it at No charge unless it is outside the fee.',
    });
  if (matter.codeRequired === true && activityCode === null)
    findings.push({ code: 'code-required', message: 'The matter requires an activity code.', remedy: 'Choose the code of the work.' });
  return findings;
}

function rateFindings({ rate }: BillFacts, { matter }: BillContext): Finding[] {
  if (rate.kind === 'own') return [];
  const findings: Finding[] = [];
  if (rate.label?.includesTax === true)
    findings.push({
      code: 'rate-label-taxed',
      message: `The rate “${rate.label.name}” includes GST in Actionstep.`,
      remedy: 'Nothing, if the matter is billed like that; else choose a rate without GST.',
    });
  if (rate.kind === 'label') return findings;
  if (rate.resembles !== null)
    findings.push({
      code: 'rate-like-inclusive',
      message: `${rate.price} is the rate “${rate.resembles.name}” (${rate.resembles.price}) with GST added.`,
      remedy: 'Say that it was typed with GST, or type the rate without it.',
    });
  if (matter.salesTax === false)
    findings.push({
      code: 'rate-untaxed-matter',
      message: `The matter is billed without GST in Actionstep: ${rate.price} is what is charged.`,
      remedy: rate.typed.includesTax ? `Check that it is not ${rate.typed.price}, as it was typed.` : 'Nothing, if it is meant.',
    });
  return findings;
}

function dateFindings({ workDate }: BillFacts, { today }: BillContext): Finding[] {
  if (workDate > today)
    return [{ code: 'future-date', message: 'The date of work lies in the future.', remedy: 'Set the day on which it was done.' }];
  if (workDate >= shiftWorkDate(today, -oldDays)) return [];
  return [
    {
      code: 'old-date',
      message: `The work is more than ${oldDays} days old.`,
      remedy: 'Check the date, and that the period has not been billed.',
    },
  ];
}

function dayFindings(entry: BillFacts, { sameDay, dayNormHours }: BillContext): Finding[] {
  const all = [entry, ...sameDay];
  const seconds = all.reduce((sum, one) => sum + Math.max(one.actualSeconds, one.units * one.unitMinutes * 60), 0);
  const hours = hoursOfSeconds(seconds);
  if (seconds > day)
    return [
      {
        code: 'day-impossible',
        message: `The entries of this day add up to ${hours} h.`,
        remedy: 'Correct the units or the date of one of them.',
      },
    ];
  if (seconds <= dayNormHours * 3600) return [];
  return [
    { code: 'day-over-norm', message: `The entries of this day add up to ${hours} h.`, remedy: 'Check the day before it is billed.' },
  ];
}

function unitFindings({ units, unitMinutes, actualSeconds }: BillFacts): Finding[] {
  const billed = units * unitMinutes * 60;
  const [actual, shown] = [hoursOfSeconds(actualSeconds), hoursOfUnits(units, unitMinutes)];
  if (billed < actualSeconds)
    return [{ code: 'below-actual', message: `${shown} h are billed for ${actual} h of work.`, remedy: 'Nothing, if it is meant.' }];
  // Rounding up and the smallest unit explain less than one unit; twice the work and more than two units do not come from rounding.
  const isFar = billed - actualSeconds > 2 * unitMinutes * 60 && billed > 2 * actualSeconds;
  return isFar
    ? [
        {
          code: 'above-actual',
          message: `${shown} h are billed for ${actual} h of work.`,
          remedy: 'Lower the units, or correct the actual time.',
        },
      ]
    : [];
}

function onceFindings(entry: BillFacts, { sameDay, sameSource }: BillContext): Finding[] {
  const shared = sameDay.reduce((sum, other) => sum + secondsShared(entry.intervals, other.intervals), 0);
  const inside =
    entry.seenAt !== null && sameDay.some(({ intervals }) => intervals.some(({ start, end }) => isWithin(entry.seenAt, start, end)));
  return [
    ...(shared >= 60
      ? [
          {
            code: 'overlap' as const,
            message: `${Math.floor(shared / 60)} min of this time are in another entry too.`,
            remedy: 'Bill the same minutes once: shorten or dismiss one of them.',
          },
        ]
      : []),
    ...(inside
      ? [
          {
            code: 'mail-in-meeting' as const,
            message: 'The email falls into a meeting of yours.',
            remedy: 'Check that the same minutes are not billed twice.',
          },
        ]
      : []),
    ...sameSource.map(({ sentence, kind }) => ({
      code: kind === 'billed' ? ('billed-before' as const) : ('shared-meeting' as const),
      message: sentence,
      remedy: kind === 'billed' ? 'Dismiss this entry unless both did their own work.' : 'Say in the narrative what each of you did.',
    })),
  ];
}

function isWithin(instant: Date | null, start: Date, end: Date): boolean {
  return instant !== null && instant >= start && instant < end;
}
