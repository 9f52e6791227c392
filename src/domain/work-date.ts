import { AppError } from './errors.ts';

/** The zone of a firm that has chosen none. */
export const defaultZone = 'Australia/Sydney';

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calendar date 'YYYY-MM-DD' that exists; throws bad-input otherwise. Years 2000–2100. */
export function parseWorkDate(text: string): string {
  const parts = shape.exec(text);
  const year = Number(parts?.[1]);
  const date = new Date(`${text}T00:00:00Z`);
  const exists = parts !== null && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  if (!exists || year < 2000 || year > 2100) {
    throw new AppError({ code: 'bad-input', field: 'workDate', message: 'The date of work must be a real date, such as 2026-11-23.' });
  }
  return text;
}

/** The calendar date at this instant in an IANA zone. */
export function workDateOf(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}

/** True when the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first instant of a work date in a zone, with the zone's offset: '2026-11-23T00:00:00+13:00'.
 * Actionstep reads a timestamp without its own zone as another day (reference/actionstep-api.md §3.2).
 */
export function startOfWorkDate(workDate: string, zone: string): string {
  const offset = offsetMinutes(new Date(`${parseWorkDate(workDate)}T00:00:00Z`), zone);
  const start = new Date(new Date(`${workDate}T00:00:00Z`).getTime() - offset * 60_000);
  return `${workDate}T00:00:00${formatOffset(offsetMinutes(start, zone))}`;
}

/** The work date `days` later (or earlier, when negative). */
export function shiftWorkDate(workDate: string, days: number): string {
  const date = new Date(`${parseWorkDate(workDate)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function offsetMinutes(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '-' : '+'}${clock}`;
}
