import type { TimeWrite } from '../actionstep/index.ts';
import type { Payload } from './payload.ts';

/** What goes over the wire for a payload; the participant is the timekeeper's own, of the grant in use. */
export function timeWriteOf({ activityCode, startTime, rate, ...payload }: Payload, participantId: string): TimeWrite {
  const utbms = utbmsOf(activityCode);
  return {
    ...payload,
    participantId,
    ...(rate ? { rate } : {}),
    ...(utbms ? { utbms } : {}),
    ...(startTime === null ? {} : { startTime }),
  };
}

/** UTBMS codes are a letter or two and three digits, activities begin with A (utbms.com); any other code stays with us. */
export function utbmsOf(code: string | null): TimeWrite['utbms'] {
  if (code === null || !/^[A-Z]{1,2}\d{3}$/.test(code)) return undefined;
  return code.startsWith('A') ? { activity: code } : { task: code };
}
