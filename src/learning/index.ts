export { type CueSource, cuesOf, ofWords } from './cues-of.ts';
export { learnFromEntry } from './learn-from-entry.ts';
export { type LearnedThing, listLearned, revokeLearned } from './list-learned.ts';
export { recallLearned } from './recall-learned.ts';
