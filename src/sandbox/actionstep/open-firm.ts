import { type Firm, type FirmProfile, timestampNow } from './firm.ts';
import { openHookSender } from './hooks/hook-sender.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { rateBook } from './ledger/rate-book.ts';
import { zoneClock } from './ledger/zone-clock.ts';
import { openRecords } from './records.ts';
import { fillCatalogue } from './resources/catalogue.ts';
import { firmRecords } from './seed/firm-records.ts';
import type { MatterSeed } from './seed/matter-seed.ts';
import type { SandboxState } from './state.ts';
import type { Switches } from './switches.ts';
import { warmUp } from './tables/warm-up.ts';

const manyMatters = 5000;

export type FirmSource = {
  profile: FirmProfile;
  matters: readonly MatterSeed[];
  state: SandboxState;
  switches: Switches;
  now(): number;
};

/** Opens a firm over its seeds and what was changed since. */
export function openFirm({ profile, matters, state, switches, now }: FirmSource): { firm: Firm; ledger: Ledger } {
  const firm: Firm = {
    profile,
    switches,
    clock: zoneClock(profile.zone),
    now,
    records: openRecords(state),
    hooks: openHookSender(now, switches),
    catalogue: new Map(),
  };
  const ledger = openLedger({ state, now: () => timestampNow(firm), rates: rateBook(firm) });
  fillCatalogue(firm, firmRecords(matters, profile.people), ledger);
  if (matters.length >= manyMatters) warmUp(firm);
  return { firm, ledger };
}
