import { flag, text, timestamp, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

/** `divisions`: the firm's one division, the source of its time zone. */
export function divisions(): RecordRules {
  return {
    shape: {
      name: 'divisions',
      attributes: {
        name: text,
        timezoneName: text,
        timezoneOffset: text,
        isActive: flag,
        lockoutTimestamp: timestamp,
        trustLockoutTimestamp: timestamp,
        taxAccountingMethod: text,
      },
      links: { participant: to('participants'), parent: to('divisions') },
    },
    verbs: [],
    seed: ({ profile, clock, now }) => [
      {
        id: profile.divisionId,
        attributes: {
          name: profile.name,
          timezoneName: profile.zone,
          timezoneOffset: clock.format(now()).slice(-6),
          isActive: 'T',
          lockoutTimestamp: null,
          trustLockoutTimestamp: null,
          taxAccountingMethod: 'Accrual',
        },
        links: { participant: String(profile.participantId), parent: null },
      },
    ],
  };
}
