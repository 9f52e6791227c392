import type { Utterance } from '../../domain/evidence.ts';

export type Transcript = {
  /** In the order of their times; what one person says without a pause is one utterance. */
  utterances: Utterance[];
  /** Whole seconds: as the file states them, else from the first word to the last; 0 where nothing tells times. */
  seconds: number;
  /** The instant of second 0, where the file tells it. */
  startedAt: Date | undefined;
  /** In sentences: what of the file could not be read. */
  warnings: string[];
};
