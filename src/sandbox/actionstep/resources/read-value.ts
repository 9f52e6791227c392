import { fromHundredths, toHundredths } from '../ledger/decimal.ts';
import { timeOf, type ZoneClock } from '../ledger/zone-clock.ts';
import type { WireValue } from '../rest/row.ts';
import type { Attribute, AttributeKind } from '../rest/shape.ts';

/** A value as it is kept, or what it must be. */
export type ReadValue = { value: WireValue } | { fault: string };

type Read = (value: unknown, clock: ZoneClock) => ReadValue;

const timeShape = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

function numeric(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

function readTimestamp(value: unknown, clock: ZoneClock): ReadValue {
  const instant = typeof value === 'string' ? clock.parse(value, 'firm') : undefined;
  return instant === undefined ? { fault: 'must be a timestamp' } : { value: clock.format(instant) };
}

const reads: Readonly<Record<AttributeKind, Read>> = {
  text: (value) => (typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : { fault: 'must be a text' }),
  flag: (value) => (value === 'T' || value === 'F' ? { value } : { fault: 'must be T or F' }),
  integer: (value) => (/^-?\d{1,15}$/.test(numeric(value) ?? '') ? { value: Number(value) } : { fault: 'must be a whole number' }),
  decimal(value) {
    const hundredths = toHundredths(numeric(value) ?? '');
    return hundredths === undefined ? { fault: 'must be a decimal' } : { value: fromHundredths(hundredths) };
  },
  timestamp: readTimestamp,
  date(value, clock) {
    const read = readTimestamp(value, clock);
    return 'fault' in read ? { fault: 'must be a date' } : { value: String(read.value).slice(0, 10) };
  },
  time(value, clock) {
    if (typeof value === 'string' && timeShape.test(value)) return { value: value.length === 5 ? `${value}:00` : value };
    const instant = typeof value === 'string' ? clock.parse(value, 'firm') : undefined;
    return instant === undefined ? { fault: 'must be HH:MM:SS' } : { value: timeOf(clock.format(instant)) };
  },
};

/** Reads an attribute of a request body. Null empties it, numbers may come as texts. */
export function readValue({ kind, values }: Attribute, value: unknown, clock: ZoneClock): ReadValue {
  if (value === null) return { value: null };
  const read = reads[kind](value, clock);
  if ('value' in read && values !== undefined && !values.includes(String(read.value))) {
    return { fault: `must be one of ${values.join(', ')}` };
  }
  return read;
}
