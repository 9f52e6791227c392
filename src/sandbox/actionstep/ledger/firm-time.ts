import { sandboxFirm } from '../options.ts';

const offsetFormat = new Intl.DateTimeFormat('en-NZ', { timeZone: sandboxFirm.zone, timeZoneName: 'longOffset' });
const minute = 60_000;

function offsetMinutes(text: string): number {
  const match = /([+-])(\d{2})(?::?(\d{2}))?/.exec(text);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

function firmOffsetAt(instant: number): number {
  const part = offsetFormat.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
  return offsetMinutes(part?.value ?? '');
}

/** The instant (ms) of a wall-clock date and time in the firm's zone. */
export function firmInstant(date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}Z`);
  const guess = wall - firmOffsetAt(wall) * minute;
  return wall - firmOffsetAt(guess) * minute;
}

/** Writes an instant (ms) as ISO 8601 in the firm's zone with a numeric offset, as Actionstep does. */
export function formatInstant(instant: number): string {
  const offset = firmOffsetAt(instant);
  const size = Math.abs(offset);
  const hours = String(Math.trunc(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  const wall = new Date(instant + offset * minute).toISOString().slice(0, 19);
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

const timestampShape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+\- ]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Reads a date or timestamp, ISO or PostgreSQL style, as an instant (ms); undefined when it is neither.
 * Without an offset it is read in the zone named: bodies in the firm's, filter values in UTC.
 */
export function parseInstant(text: string, assume: 'firm' | 'utc'): number | undefined {
  const match = timestampShape.exec(text.trim());
  if (match === null) return undefined;
  const [, date = '', clock = '00:00', seconds = ':00', zone] = match;
  const time = `${clock}${seconds}`;
  const wall = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date) return undefined;
  if (zone === 'Z' || (zone === undefined && assume === 'utc')) return wall;
  if (zone === undefined) return firmInstant(date, time);
  // A plus sign left unencoded in a query string arrives as a space.
  return wall - offsetMinutes(zone.replace(' ', '+')) * minute;
}

/** The calendar date YYYY-MM-DD of a timestamp already written in the firm's zone. */
export function dateOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}

/** The wall-clock time HH:MM:SS of a timestamp already written in the firm's zone. */
export function timeOf(timestamp: string): string {
  return timestamp.slice(11, 19);
}
