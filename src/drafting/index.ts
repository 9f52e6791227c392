export { draftMail } from './draft-mail.ts';
export { draftNote } from './draft-note.ts';
export { timeOfMail, timeOfNote } from './time-of-mail.ts';
