import { z } from 'zod';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { Caller } from '../domain/caller.ts';
import { checkCodes, checkLevels } from '../domain/check.ts';
import { AppError } from '../domain/errors.ts';
import { defaultUnitPolicy } from '../domain/units.ts';
import { defaultZone, isZone } from '../domain/work-date.ts';

const settingsRow = z.object({
  unitMinutes: z.int().min(1).max(60).default(defaultUnitPolicy.unitMinutes),
  rounding: z.enum(['up', 'nearest']).default(defaultUnitPolicy.rounding),
  minimumUnits: z.int().min(1).max(10).default(defaultUnitPolicy.minimumUnits),
  zone: z.string().refine(isZone).default(defaultZone),
  /** Hours a day above which a day is questioned. */
  dayNormHours: z.int().min(1).max(24).default(10),
  /** Levels the firm gives to the fair-bill checks, where it wants others than ours. */
  checks: z.partialRecord(z.enum(checkCodes), z.enum([...checkLevels, 'off'])).default({}),
});
export type Settings = z.infer<typeof settingsRow>;

/** A firm's name and settings, with defaults where it chose nothing. */
export async function readFirm(caller: Caller, means: Means): Promise<{ name: string; settings: Settings }> {
  return means.database.withFirm(caller.firm, firmIn);
}

/** The same within a transaction that is under way. */
export async function firmIn({ tx }: FirmSession): Promise<{ name: string; settings: Settings }> {
  const row = (await tx.select({ name: tables.firm.name, settings: tables.firm.settings }).from(tables.firm))[0];
  if (!row) throw new AppError({ code: 'not-found', message: 'This firm is not set up.' });
  return { name: row.name, settings: settingsRow.parse(row.settings) };
}

/** Changes the firm's settings; only an administrator may. Throws bad-input naming the field. */
export async function changeSettings(caller: Caller, wanted: Record<keyof Settings, unknown>, means: Means): Promise<Settings> {
  if (caller.kind !== 'person' || caller.role !== 'admin') {
    throw new AppError({ code: 'not-allowed', message: 'Only an administrator of the firm may change its settings.' });
  }
  const parsed = settingsRow.safeParse(wanted);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    const message =
      field === 'zone' ? 'The time zone is not known; write it as in Pacific/Auckland.' : `The setting ${field} is out of range.`;
    throw new AppError({ code: 'bad-input', field, message });
  }
  await means.database.withFirm(caller.firm, ({ tx }) => tx.update(tables.firm).set({ settings: parsed.data }));
  return parsed.data;
}
