import { randomBytes } from 'node:crypto';
import { AppError } from '../../../domain/errors.ts';
import type { ModelSettings } from '../../../domain/model-settings.ts';
import type { DraftingEngine, EngineDraft, SourceBundle } from '../../engine.ts';
import { peopleIn } from '../../source-bundle.ts';
import { keepNothing, openModel } from './open-model.ts';
import { instructionsFor, repairRequest } from './prompt.ts';
import { redact } from './redact.ts';
import { spotlight } from './spotlight.ts';
import { answered, wireSchema } from './wire-schema.ts';

/** A token is at least this many characters in all that was measured (reference/drafting.md §1.4). */
const charactersPerToken = 3.3;
const longestAnswer = 2000;

/** The engine that asks a language model. What it answers is untrusted: ids of ours or nothing, words only, all behind the gate. */
export function modelEngine(settings: ModelSettings): DraftingEngine {
  const { provider, model } = settings;
  return {
    id: `${provider}:${model}`,
    draft: (bundle, style, signal, objections) => ask(bundle, style, signal, objections ?? [], settings),
  };
}

async function ask(
  bundle: SourceBundle,
  style: Parameters<DraftingEngine['draft']>[1],
  signal: AbortSignal,
  objections: readonly string[],
  settings: ModelSettings,
): Promise<EngineDraft[]> {
  const names = settings.redaction === 'names' ? [...peopleIn(bundle.evidence), ...bundle.matterWords] : [];
  const { texts, restore } = redact([...bundle.metadata, ...bundle.segments.map(({ text }) => text)], settings.redaction, names);
  const { text, mark } = spotlight(texts, randomBytes(4).toString('base64url'));
  if (text.length / charactersPerToken > settings.contextTokens) throw tooLong();
  const { generateText, Output } = await import('ai');
  const result = await generateText({
    model: await openModel(settings),
    instructions: instructionsFor(
      style,
      mark,
      bundle.segments.map(({ id }) => id),
    ),
    messages: [
      { role: 'user', content: text },
      ...(objections.length === 0 ? [] : [{ role: 'user' as const, content: repairRequest(objections) }]),
    ],
    output: Output.object({ schema: wireSchema }),
    maxOutputTokens: longestAnswer,
    maxRetries: 2,
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMillis)]),
    providerOptions: keepNothing,
    telemetry: { isEnabled: false },
  });
  const { entries } = answered.parse(result.output);
  return entries.map(({ segmentId, narrative, activityCode, evidence }) => ({
    segmentId,
    narrative: restore(narrative).trim(),
    activityCode,
    quotes: evidence.map(({ quote }) => restore(quote)),
  }));
}

function tooLong(): AppError {
  return new AppError({ code: 'bad-input', message: 'The source is longer than the model reads.' });
}
