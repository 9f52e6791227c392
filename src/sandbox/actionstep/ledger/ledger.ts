import { EventEmitter } from 'node:events';
import type { SandboxState } from '../state.ts';
import { formatInstant } from './firm-time.ts';
import { type EntryChange, type EntryLinks, emptyLinks, type LedgerEntry } from './ledger-entry.ts';
import { priceEntry } from './pricing.ts';

/** The one store of time under both time resources. Changes given to it have been checked. */
export type Ledger = {
  /** Oldest first. */
  entries(): readonly LedgerEntry[];
  find(id: string): LedgerEntry | undefined;
  /** Adds all or none; hours and owner must be among the changes. */
  add(changes: readonly EntryChange[]): LedgerEntry[];
  change(entry: LedgerEntry, change: EntryChange): LedgerEntry;
  remove(ids: readonly string[]): void;
  /** Calls back after each stored change; answers a function that stops it. */
  onChange(listener: () => void): () => void;
};

function withoutMissing(links: EntryChange['links']): Partial<EntryLinks> {
  return Object.fromEntries(Object.entries(links ?? {}).filter(([, id]) => id !== undefined));
}

function newEntry(id: number, change: EntryChange, nowMs: number): LedgerEntry {
  const createdTimestamp = formatInstant(nowMs);
  const actualHours = change.actualHours ?? 0;
  const unpriced = {
    id,
    workedAt: change.workedAt ?? createdTimestamp,
    startTime: change.startTime ?? null,
    description: change.description ?? null,
    actualHours,
    billableHours: change.billableHours ?? actualHours,
    isBillable: change.isBillable ?? true,
    billingBehavior: change.billingBehavior ?? 'Bill',
    timerStatus: change.timerStatus ?? 'Stopped',
    timerStartedClientTimestamp: change.timerStartedClientTimestamp ?? null,
    timerDurationSeconds: change.timerDurationSeconds ?? null,
    importExternalReference: change.importExternalReference ?? null,
    billReference: null,
    createdTimestamp: change.createdTimestamp ?? createdTimestamp,
    links: { ...emptyLinks, ...withoutMissing(change.links) },
  };
  return { ...unpriced, ...priceEntry(unpriced, change, undefined) };
}

function changedEntry(entry: LedgerEntry, change: EntryChange): LedgerEntry {
  const { links, ...fields } = change;
  const merged: LedgerEntry = { ...entry, ...fields, links: { ...entry.links, ...withoutMissing(links) } };
  return { ...merged, ...priceEntry(merged, change, entry) };
}

/** Opens the ledger over the stored state; every change is stored before it is answered. */
export function openLedger(state: SandboxState, now: () => Date): Ledger {
  const { data } = state;
  const events = new EventEmitter().setMaxListeners(0);
  const byId = new Map(data.entries.map((entry) => [String(entry.id), entry]));
  const store = () => {
    data.entries = [...byId.values()];
    state.save();
    events.emit('changed');
  };
  return {
    entries: () => data.entries,
    find: (id) => byId.get(id),
    add(changes) {
      const added = changes.map((change, index) => newEntry(data.nextEntryId + index, change, now().getTime()));
      data.nextEntryId += added.length;
      for (const entry of added) byId.set(String(entry.id), entry);
      store();
      return added;
    },
    change(entry, change) {
      const changed = changedEntry(entry, change);
      byId.set(String(entry.id), changed);
      store();
      return changed;
    },
    remove(ids) {
      for (const id of ids) byId.delete(id);
      store();
    },
    onChange(listener) {
      events.on('changed', listener);
      return () => events.off('changed', listener);
    },
  };
}
