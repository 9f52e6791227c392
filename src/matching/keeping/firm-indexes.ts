import type { FirmId, PersonId } from '../../domain/ids.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import { FollowedFirm, type MatterSource } from './followed-firm.ts';
import type { Sight } from './sight.ts';

/**
 * The indexes of the firms that work just now. Together they stay below a ceiling of memory: the firm that was not used for
 * longest is dropped, and read from the database again when it comes back. The one in use always stays.
 */
export class FirmIndexes {
  readonly #ceiling: number;
  /** The firm used last stands last. */
  readonly #firms = new Map<FirmId, FollowedFirm>();

  constructor(ceilingBytes: number) {
    this.#ceiling = ceilingBytes;
  }

  /** The firms in memory, the one used last at the end. */
  get kept(): FirmId[] {
    return [...this.#firms.keys()];
  }

  /** A firm's index and a person's sight, brought up to the database's state. */
  async open(firm: FirmId, person: PersonId, source: MatterSource): Promise<{ index: MatterIndex; sight: Sight }> {
    const followed = this.#firms.get(firm) ?? new FollowedFirm();
    this.#firms.delete(firm);
    this.#firms.set(firm, followed);
    const opened = await followed.open(person, source);
    this.#makeRoom(firm);
    return opened;
  }

  #makeRoom(used: FirmId): void {
    let bytes = 0;
    for (const followed of this.#firms.values()) bytes += followed.bytes;
    for (const [firm, followed] of this.#firms) {
      if (bytes <= this.#ceiling) return;
      if (firm === used) continue;
      this.#firms.delete(firm);
      bytes -= followed.bytes;
    }
  }
}
