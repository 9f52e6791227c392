export { type DraftContext, draftEvidence } from './draft-evidence.ts';
export { draftWithEngine } from './draft-with-engine.ts';
export type { DraftingEngine } from './engine.ts';
export { modelEngine } from './engines/model/model-engine.ts';
export { textOf } from './source-bundle.ts';
export { timeOfEvidence } from './time-of-evidence.ts';
export { withoutInstructions } from './without-instructions.ts';
