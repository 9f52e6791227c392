import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, type Tx, tables } from '../database/index.ts';
import { type Caller, type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { checkCodes, checkLevels } from '../domain/check.ts';
import { AppError } from '../domain/errors.ts';
import { countries } from '../domain/gst.ts';
import { defaultUnitPolicy } from '../domain/units.ts';
import { defaultZone, isZone } from '../domain/work-date.ts';

const matterRule = z
  .object({
    unitMinutes: z.int().min(1).max(60),
    rounding: z.enum(['up', 'nearest', 'exact']),
    minimumUnits: z.int().min(1).max(10),
    neverSend: z.boolean(),
  })
  .partial();

const words = z.array(z.string().min(1).max(100)).max(100);
const narrativeRule = z
  .object({
    matter: z.string().max(60),
    client: z.string().max(400),
    excluded: words,
    included: words,
    replaced: z.array(z.object({ from: z.string().min(1).max(100), to: z.string().max(100) })).max(100),
    tense: z.enum(['gerund', 'past']),
    mostMinutes: z.int().min(1).max(1440),
    codeRequired: z.boolean(),
  })
  .partial();

const settingsRow = z.object({
  unitMinutes: z.int().min(1).max(60).default(defaultUnitPolicy.unitMinutes),
  /** Exact: units of one minute, to the nearest. */
  rounding: z.enum(['up', 'nearest', 'exact']).default(defaultUnitPolicy.rounding),
  minimumUnits: z.int().min(1).max(10).default(defaultUnitPolicy.minimumUnits),
  zone: z.string().refine(isZone).default(defaultZone),
  /** Hours a day above which a day is questioned. */
  dayNormHours: z.int().min(1).max(24).default(10),
  /** Where the firm practises: whose GST its rates are reckoned with. Null until an administrator has said. */
  country: z.enum(countries).nullable().default(null),
  /** Whether the firm's Actionstep takes time on a matter only from its participants; learned from a refusal where nobody said. */
  timekeeperOnMatter: z.boolean().default(false),
  /** How narratives begin: 'Perusing' or 'Perused'. */
  narrativeTense: z.enum(['gerund', 'past']).default('gerund'),
  /** No text of the firm goes to the language model, whatever is configured. */
  neverSend: z.boolean().default(false),
  /** What holds for one matter instead, by its id. */
  matters: z.record(z.string(), matterRule).default({}),
  /** What the firm, a client or a matter wants of narratives and entries. */
  narrativeRules: z.array(narrativeRule).max(200).default([]),
  /** Whether the mails of one thread, day and matter are billed together, rounded once. */
  groupMails: z.boolean().default(true),
  /** Days after which captured text is deleted for good, pushed or not; and whether it stays that long once its entry is pushed. */
  keepEvidenceDays: z.int().min(1).max(365).default(14),
  keepEvidenceAfterPush: z.boolean().default(false),
  /** Whether what one person's confirmations taught helps the others too. */
  shareLearned: z.boolean().default(false),
  /** Levels the firm gives to the fair-bill checks, where it wants others than ours. */
  checks: z.partialRecord(z.enum(checkCodes), z.enum([...checkLevels, 'off'])).default({}),
});
export type Settings = z.infer<typeof settingsRow>;

/** A firm's name and settings, with defaults where it chose nothing. */
export async function readFirm(caller: Caller, means: Means): Promise<{ name: string; settings: Settings }> {
  return means.database.withFirm(caller.firm, firmIn);
}

/** The settings as they apply to one timekeeper's work: the time zone is their division's, where Actionstep tells it. */
export async function settingsFor(caller: TimekeeperCaller, means: Means): Promise<Settings> {
  return means.database.withFirm(caller.firm, async (session) => {
    const { connection } = tables;
    const { settings } = await firmIn(session);
    const rows = await session.tx
      .select({ zone: connection.zone })
      .from(connection)
      .where(eq(connection.personId, timekeeperOf(caller)));
    return { ...settings, zone: rows[0]?.zone ?? settings.zone };
  });
}

/** The firm's name and settings within a transaction that is under way. */
export async function firmIn({ tx }: FirmSession): Promise<{ name: string; settings: Settings }> {
  const row = (await tx.select({ name: tables.firm.name, settings: tables.firm.settings }).from(tables.firm))[0];
  if (!row) throw new AppError({ code: 'not-found', message: 'This firm is not set up.' });
  return { name: row.name, settings: settingsRow.parse(row.settings) };
}

/** Changes some of the firm's settings; only an administrator may. What is left out stays. Throws bad-input naming the field. */
export async function changeSettings(caller: Caller, wanted: Partial<Record<keyof Settings, unknown>>, means: Means): Promise<Settings> {
  if (caller.kind !== 'person' || caller.role !== 'admin') {
    throw new AppError({ code: 'not-allowed', message: 'Only an administrator of the firm may change its settings.' });
  }
  return means.database.withFirm(caller.firm, async ({ tx }) => {
    const kept = await chosenIn(tx);
    const parsed = settingsRow.safeParse({ ...kept, ...wanted });
    if (!parsed.success) throw badSetting(parsed.error.issues[0]?.path.join('.') ?? '');
    // Only what somebody chose is stored, so that a default stays one.
    const chosen = Object.keys({ ...kept, ...wanted }).map((name) => [name, parsed.data[name as keyof Settings]]);
    await tx.update(tables.firm).set({ settings: Object.fromEntries(chosen) });
    return parsed.data;
  });
}

/** Takes over what was learned of the firm's system, unless somebody has chosen already. */
export async function learnSettings({ tx }: FirmSession, learned: Partial<Settings>): Promise<void> {
  const kept = await chosenIn(tx);
  await tx.update(tables.firm).set({ settings: { ...learned, ...kept } });
}

/** What was chosen or learned, without defaults; locked for the transaction. */
async function chosenIn(tx: Tx): Promise<Record<string, unknown>> {
  const row = (await tx.select({ settings: tables.firm.settings }).from(tables.firm).for('update'))[0];
  return z.record(z.string(), z.unknown()).parse(row?.settings ?? {});
}

function badSetting(field: string): AppError {
  const message =
    field === 'zone' ? 'The time zone is not known; write it as in Pacific/Auckland.' : `The setting ${field} is out of range.`;
  return new AppError({ code: 'bad-input', field, message });
}
