export { speakersOf, transcriber } from '../capture/index.ts';
export { type DraftingEngine, modelEngine } from '../drafting/index.ts';
export { draftFile, type FileDrafts, type FileReader } from './draft-file.ts';
export { draftFromFile, type FileInput } from './draft-from-file.ts';
export { draftFromMail, draftsOfMail, type MailInput } from './draft-from-mail.ts';
export { draftFromMeeting, type MeetingInput } from './draft-from-meeting.ts';
export type { IntakeMeans } from './drafting-context.ts';
export { matchAgain } from './match-again.ts';
export { wordByModel } from './word-entry.ts';
