import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId } from '../domain/ids.ts';
import { type DraftingEngine, draftEvidence, draftWithEngine } from '../drafting/index.ts';
import { type Entry, type Means, readWordable, wordEntry } from '../entries/index.ts';
import { maySend, readFirm } from '../firms/index.ts';
import { mattersById } from '../matters/index.ts';
import { isWorthWording, wordsOf } from './drafting-context.ts';

type Done = { kind: 'done' };
const done: Done = { kind: 'done' };

/**
 * Asks the language model for the wording of a draft and puts it into the ledger, if the firm and the matter let its text go there and
 * nobody has touched the draft meanwhile. Whatever becomes of it, the local draft has been there all the time.
 */
export async function wordByModel(caller: JobCaller, id: EntryId, engine: DraftingEngine, means: Means): Promise<Done> {
  const wordable = await readWordable(caller, id, means);
  if (!wordable || !isWorthWording(wordable.evidence)) return done;
  const { entry, evidence } = wordable;
  const { settings } = await readFirm(caller, means);
  if (!maySend(settings, entry.matterId)) return done;

  const matterWords = await wordsOfMatter(caller, entry, means);
  const context = { style: { tense: settings.narrativeTense, longest: 240 }, matterWords };
  const made = await draftWithEngine(await draftEvidence(evidence, context), evidence, engine, context);
  const wording = made.fallback === null ? { narrative: made.narrative, engine: made.engine } : { refused: made.fallback };
  try {
    await wordEntry(caller, entry, wording, means);
  } catch (error) {
    // Somebody changed it while the model was writing: theirs stands.
    if (!(error instanceof AppError) || error.code !== 'stale') throw error;
  }
  return done;
}

async function wordsOfMatter(caller: JobCaller, { matterId, timekeeper }: Entry, means: Means): Promise<string[]> {
  if (matterId === null) return [];
  const found = await mattersById({ ...caller, onBehalfOf: timekeeper }, [matterId], means);
  return wordsOf(found.get(matterId));
}
