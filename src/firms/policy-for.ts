import type { UnitPolicy } from '../domain/units.ts';
import type { Settings } from './settings.ts';

/** How time becomes units: the matter's own rule where the firm gave it one, else the firm's. To the minute where it is exact. */
export function policyFor(settings: Settings, matter: string | null): UnitPolicy {
  const own = matter === null ? undefined : settings.matters[matter];
  const rounding = own?.rounding ?? settings.rounding;
  if (rounding === 'exact') return { unitMinutes: 1, rounding: 'nearest', minimumUnits: 1 };
  return {
    unitMinutes: own?.unitMinutes ?? settings.unitMinutes,
    rounding,
    minimumUnits: own?.minimumUnits ?? settings.minimumUnits,
  };
}

/** Whether text of a matter (null: not known yet) may be sent to the language model. */
export function maySend(settings: Settings, matter: string | null): boolean {
  return !settings.neverSend && (matter === null || settings.matters[matter]?.neverSend !== true);
}
