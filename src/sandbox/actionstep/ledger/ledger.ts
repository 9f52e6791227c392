import { EventEmitter } from 'node:events';
import type { SandboxState } from '../state.ts';
import { type EntryChange, type EntryLinks, emptyLinks, type LedgerEntry } from './ledger-entry.ts';
import { priceEntry, type RateBook } from './pricing.ts';

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
  /** Calls back with each entry that is new or changed, and with the id alone of one that is gone, once it is stored. */
  onEntry(listener: (id: number, entry: LedgerEntry | undefined) => void): void;
};

export type LedgerParts = { state: SandboxState; now(): string; rates: RateBook };

function withoutMissing(links: EntryChange['links']): Partial<EntryLinks> {
  return Object.fromEntries(Object.entries(links ?? {}).filter(([, id]) => id !== undefined));
}

function newEntry(id: number, change: EntryChange, { now, rates }: LedgerParts): LedgerEntry {
  const createdTimestamp = now();
  const actualHours = change.actualHours ?? 0;
  const unpriced = {
    id,
    workedAt: change.workedAt ?? createdTimestamp,
    startTime: change.startTime ?? null,
    description: change.description ?? null,
    actualHours,
    billableHours: change.billableHours ?? null,
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
  return { ...unpriced, ...priceEntry(unpriced, change, undefined, rates) };
}

function changedEntry(entry: LedgerEntry, change: EntryChange, { rates }: LedgerParts): LedgerEntry {
  const { links, ...fields } = change;
  const merged: LedgerEntry = { ...entry, ...fields, links: { ...entry.links, ...withoutMissing(links) } };
  return { ...merged, ...priceEntry(merged, change, entry, rates) };
}

/** Opens the ledger over the stored state; every change is stored before it is answered. */
export function openLedger(parts: LedgerParts): Ledger {
  const { state } = parts;
  const { data } = state;
  const events = new EventEmitter().setMaxListeners(0);
  const byId = new Map(data.entries.map((entry) => [String(entry.id), entry]));
  const store = (changed: readonly LedgerEntry[], removed: readonly string[]) => {
    for (const entry of changed) byId.set(String(entry.id), entry);
    for (const id of removed) byId.delete(id);
    data.entries = [...byId.values()];
    state.save();
    for (const entry of changed) events.emit('entry', entry.id, entry);
    for (const id of removed) events.emit('entry', Number(id), undefined);
    events.emit('changed');
  };
  return {
    entries: () => data.entries,
    find: (id) => byId.get(id),
    add(changes) {
      const added = changes.map((change, index) => newEntry(data.nextEntryId + index, change, parts));
      data.nextEntryId += added.length;
      store(added, []);
      return added;
    },
    change(entry, change) {
      const changed = changedEntry(entry, change, parts);
      store([changed], []);
      return changed;
    },
    remove: (ids) => store([], ids),
    onChange(listener) {
      events.on('changed', listener);
      return () => events.off('changed', listener);
    },
    onEntry: (listener) => void events.on('entry', listener),
  };
}
