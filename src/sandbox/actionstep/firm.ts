import type { SandboxPerson } from '../people.ts';
import type { HookSender } from './hooks/hook-sender.ts';
import type { ZoneClock } from './ledger/zone-clock.ts';
import type { Records } from './records.ts';
import type { Resource } from './rest/resource.ts';
import type { Switches } from './switches.ts';

/** Who a firm is; every firm is one system of Actionstep with its own key and address. */
export type FirmProfile = {
  name: string;
  orgkey: string;
  zone: string;
  /** ISO code of what the firm bills in. */
  currency: string;
  email: string;
  /** The firm as a contact of its own. */
  participantId: number;
  divisionId: number;
  people: readonly SandboxPerson[];
};

/** One firm while the stand-in runs. */
export type Firm = {
  profile: FirmProfile;
  switches: Switches;
  clock: ZoneClock;
  /** Now in ms, by the stand-in's clock. */
  now(): number;
  records: Records;
  hooks: HookSender;
  catalogue: Map<string, Resource>;
};

/** Now, as Actionstep writes it. */
export function timestampNow({ clock, now }: Firm): string {
  return clock.format(now());
}
