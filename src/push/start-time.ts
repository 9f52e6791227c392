import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { Entry } from '../entries/index.ts';

const nine = 9 * 3600;
const daySeconds = 24 * 3600;

/**
 * A start that no other entry of the person and day has, to the second and never a whole minute, so that a system which
 * cuts seconds shows it: the mark of a timerecord, which carries no reference (design §5.3). The measured start where
 * there is one, else from nine. Null where Actionstep takes our reference.
 */
export async function startTimeFor({ tx }: Pick<FirmSession, 'tx'>, entry: Entry): Promise<string | null> {
  const { connection, outbox } = tables;
  const grants = await tx.select({ resource: connection.resource }).from(connection).where(eq(connection.personId, entry.timekeeper));
  if (grants[0]?.resource !== 'timerecords') return null;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`start|${entry.timekeeper}|${entry.workDate}`}, 0))`);
  const mine = and(eq(outbox.timekeeperId, entry.timekeeper), eq(outbox.workDate, entry.workDate), isNotNull(outbox.startTime));
  const others = await tx
    .select({ start: outbox.startTime })
    .from(outbox)
    .where(and(mine, ne(outbox.entryId, entry.id)));
  const taken = new Set(others.map(({ start }) => start));
  for (let second = startOf(entry), tried = 0; tried < daySeconds; second += 1, tried += 1) {
    const start = clock(second % daySeconds);
    if (!start.endsWith(':00') && !taken.has(start)) return start;
  }
  return null;
}

function startOf({ intervals, zone }: Entry): number {
  const [first] = intervals;
  if (!first) return nine;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hours = 9, minutes = 0] = parts.format(new Date(first.start)).split(':').map(Number);
  return hours * 3600 + minutes * 60;
}

function clock(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}
