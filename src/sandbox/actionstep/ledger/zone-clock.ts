const minute = 60_000;
const day = 86_400_000;
const timestampShape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+\- ]\d{2}(?::?\d{2})?)?)?$/;

/** Reads and writes timestamps in a firm's zone. Instants are milliseconds. */
export type ZoneClock = {
  zone: string;
  /** The instant of a wall-clock date (YYYY-MM-DD) and time (HH:MM:SS) in the zone. */
  instant(date: string, time: string): number;
  /** Writes an instant as ISO 8601 in the zone with a numeric offset, as Actionstep does. */
  format(instant: number): string;
  /**
   * Reads a date or timestamp, ISO or PostgreSQL style; undefined when it is neither. Without an offset it is read in the
   * zone, or in UTC.
   */
  parse(text: string, assume: 'firm' | 'utc'): number | undefined;
};

function minutesOf(offset: string): number {
  const match = /([+-])(\d{2})(?::?(\d{2}))?/.exec(offset);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

/** Offsets in minutes by instant; days without a change are asked for once, because the formatter is slow. */
function offsetsOf(zone: string): (instant: number) => number {
  const formatter = new Intl.DateTimeFormat('en-NZ', { timeZone: zone, timeZoneName: 'longOffset' });
  const ask = (instant: number) => {
    const part = formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
    return minutesOf(part?.value ?? '');
  };
  const known = new Map<number, number | 'changes'>();
  return (instant) => {
    const number = Math.floor(instant / day);
    let offset = known.get(number);
    if (offset === undefined) {
      const first = ask(number * day);
      offset = first === ask((number + 1) * day - 1) ? first : 'changes';
      known.set(number, offset);
    }
    return offset === 'changes' ? ask(instant) : offset;
  };
}

function writeOffset(offset: number): string {
  const size = Math.abs(offset);
  const hours = String(Math.trunc(size / 60)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

/** The clock of a zone. */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = offsetsOf(zone);
  const instant = (date: string, time: string) => {
    const wall = Date.parse(`${date}T${time}Z`);
    const guess = wall - offsetAt(wall) * minute;
    return wall - offsetAt(guess) * minute;
  };
  return {
    zone,
    instant,
    format(at) {
      const offset = offsetAt(at);
      return `${new Date(at + offset * minute).toISOString().slice(0, 19)}${writeOffset(offset)}`;
    },
    parse(text, assume) {
      const match = timestampShape.exec(text.trim());
      if (match === null) return undefined;
      const [, date = '', clock = '00:00', seconds = ':00', offset] = match;
      const time = `${clock}${seconds}`;
      const wall = Date.parse(`${date}T${time}Z`);
      if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date) return undefined;
      if (offset === 'Z' || (offset === undefined && assume === 'utc')) return wall;
      if (offset === undefined) return instant(date, time);
      // A plus sign left unencoded in a query string arrives as a space.
      return wall - minutesOf(offset.replace(' ', '+')) * minute;
    },
  };
}

/** The calendar date YYYY-MM-DD of a timestamp already written in the firm's zone. */
export function dateOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}

/** The wall-clock time HH:MM:SS of a timestamp already written in the firm's zone. */
export function timeOf(timestamp: string): string {
  return timestamp.slice(11, 19);
}
