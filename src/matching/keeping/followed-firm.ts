import { setImmediate } from 'node:timers/promises';
import type { MatterId, PersonId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/match.ts';
import { MatterIndex } from '../matter-index/matter-index.ts';
import { Sight } from './sight.ts';

/** Where a firm's matters and one person's sight come from. Counts rise with every change; -1 asks for everything. */
export type MatterSource = {
  counts(): Promise<{ changes: number; cuts: number }>;
  changed(since: number): AsyncIterable<Matter[]>;
  seen(since: number): Promise<MatterId[]>;
};

/** So many matters are taken in before other work has its turn. */
const portion = 1000;
/** What the text of a matter and its objects take, roughly, in bytes. */
const matterBytes = 700;
/** Slots left by changed matters are dropped by building anew when they are more than those in use. */
const spareSlots = 1000;

/** The index of one firm, which follows the firm's matters and the sights of its people by the counts of their changes. */
export class FollowedFirm {
  #index = new MatterIndex();
  #read = -1;
  #sights = new Map<PersonId, { sight: Sight; read: number }>();
  #turn: Promise<unknown> = Promise.resolve();

  get bytes(): number {
    let sights = 0;
    for (const { sight } of this.#sights.values()) sights += sight.bytes;
    return this.#index.bytes + this.#index.size * matterBytes + sights;
  }

  /** The index and the person's sight as they are in the database by now. One caller at a time reads. */
  open(person: PersonId, source: MatterSource): Promise<{ index: MatterIndex; sight: Sight }> {
    const opened = this.#turn.then(() => this.#follow(person, source));
    this.#turn = opened.catch(() => undefined);
    return opened;
  }

  async #follow(person: PersonId, source: MatterSource): Promise<{ index: MatterIndex; sight: Sight }> {
    const { changes, cuts } = await source.counts();
    if (this.#index.slots > spareSlots + 2 * this.#index.size) this.#forget();
    if (changes !== this.#read) {
      for await (const matters of source.changed(this.#read)) await this.#take(matters);
      this.#read = changes;
    }
    const known = this.#sights.get(person);
    const whole = known === undefined || known.read < cuts;
    if (!whole && known.read === changes) return { index: this.#index, sight: known.sight };
    const sight = whole ? new Sight() : known.sight;
    for (const id of await source.seen(whole ? -1 : known.read)) {
      const slot = this.#index.slotOf(id);
      if (slot !== undefined) sight.add(slot);
    }
    this.#sights.set(person, { sight, read: changes });
    return { index: this.#index, sight };
  }

  /** A changed matter may take another slot: who saw it sees it there. */
  async #take(matters: readonly Matter[]): Promise<void> {
    for (let from = 0; from < matters.length; from += portion) {
      const part = matters.slice(from, from + portion);
      const before = part.map(({ id }) => this.#index.slotOf(id));
      this.#index.put(part);
      for (const [at, { id }] of part.entries()) {
        const [old, slot] = [before[at], this.#index.slotOf(id)];
        if (old === undefined || slot === undefined || old === slot) continue;
        for (const { sight } of this.#sights.values()) if (sight.has(old)) sight.add(slot);
      }
      await setImmediate();
    }
  }

  #forget(): void {
    this.#index = new MatterIndex();
    this.#sights = new Map();
    this.#read = -1;
  }
}
