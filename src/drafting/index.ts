export { type DraftContext, draftEvidence } from './draft-evidence.ts';
export { textOf } from './source-bundle.ts';
export { timeOfEvidence } from './time-of-evidence.ts';
