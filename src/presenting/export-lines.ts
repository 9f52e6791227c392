import type { PersonCaller } from '../domain/caller.ts';
import { hoursOfUnits } from '../domain/units.ts';
import type { Entry, Means } from '../entries/index.ts';
import { mattersById } from '../matters/index.ts';
import type { ExportLine } from './export-file.ts';

/** Entries as lines of the import. A rate is named only where a person typed one: without GST, Actionstep's own applies else. */
export async function exportLines(
  caller: PersonCaller,
  entries: readonly Entry[],
  timekeeper: string,
  means: Means,
): Promise<ExportLine[]> {
  const matters = await mattersById(
    caller,
    entries.flatMap(({ matterId }) => matterId ?? []),
    means,
  );
  return entries.map((entry) => ({
    workDate: entry.workDate,
    matterNumber: (entry.matterId === null ? undefined : matters.get(entry.matterId)?.number) ?? '',
    description: entry.narrative,
    hours: hoursOfUnits(entry.units, entry.unitMinutes),
    timekeeper,
    rate: entry.rate.kind === 'custom' ? entry.rate.price : null,
    activityCode: entry.activityCode,
    billable: entry.treatment === 'bill',
  }));
}
