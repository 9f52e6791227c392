import { type DraftText, defaultStyle } from '../domain/draft-text.ts';
import { AppError } from '../domain/errors.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { DraftContext } from './draft-evidence.ts';
import type { DraftingEngine, EngineDraft, SourceBundle } from './engine.ts';
import { type Gate, openGate } from './gate/gate.ts';
import { bundleOf } from './source-bundle.ts';
import { withoutInstructions } from './without-instructions.ts';

/**
 * The local draft with the wording of another engine, if that passes the gate: asked once, and once more with our reasons when it
 * did not. Else the local draft stands, and says why. Everything but the narrative, activity and quotes is the local draft's.
 */
export async function draftWithEngine(
  local: DraftText,
  evidence: Evidence,
  engine: DraftingEngine,
  context: DraftContext = {},
  signal: AbortSignal = AbortSignal.timeout(120_000),
): Promise<DraftText> {
  const style = context.style ?? defaultStyle;
  const bundle = bundleOf(withoutInstructions(evidence), context.matterWords ?? []);
  const gate = openGate(bundle, style);
  const ask = (objections: readonly string[]) => attempt(() => engine.draft(bundle, style, signal, objections), bundle, gate);
  const first = await ask([]);
  const answer = 'refused' in first && first.mayRepair ? await ask(first.refused.map(plainReason)) : first;
  if ('refused' in answer) return { ...local, fallback: `The wording of ${engine.id} was not used: ${answer.refused.join('; ')}.` };
  const { narrative, activityCode, quotes } = answer.draft;
  // What the evidence tells is not for a model to change.
  return { ...local, narrative, quotes, engine: engine.id, fallback: null, activityCode: local.activityCode ?? activityCode };
}

type Attempt = { draft: EngineDraft } | { refused: string[]; mayRepair: boolean };

async function attempt(ask: () => Promise<EngineDraft[]>, { segments }: SourceBundle, gate: Gate): Promise<Attempt> {
  let drafts: EngineDraft[];
  try {
    drafts = await ask();
  } catch (error) {
    return failed(error);
  }
  const [draft, ...others] = drafts;
  if (draft === undefined || others.length > 0 || draft.segmentId !== segments[0]?.id) {
    return { refused: ['it did not answer the one part it was asked for'], mayRepair: true };
  }
  const reasons = gate(draft);
  return reasons.length === 0 ? { draft } : { refused: reasons, mayRepair: true };
}

/** What went wrong on the way, without a word of what was sent or came back. */
function failed(error: unknown): Attempt {
  if (error instanceof AppError) return { refused: [error.message.replace(/\.$/, '')], mayRepair: false };
  const name = error instanceof Error ? error.name : '';
  if (/NoObjectGenerated|NoOutput|TypeValidation|JSONParse|ZodError/.test(name)) {
    return { refused: ['its answer was not of the form asked for'], mayRepair: true };
  }
  if (/Timeout|Abort/.test(name)) return { refused: ['it did not answer in time'], mayRepair: false };
  return { refused: ['it could not be reached or refused the request'], mayRepair: false };
}

/** A reason without what it names, which came from the model and may be a stranger's words. */
function plainReason(reason: string): string {
  return reason
    .replace(/^the number .* is not in the source$/, 'a number is not in the source')
    .replace(/^the name .* is not in the source$/, 'a name is not in the source');
}
