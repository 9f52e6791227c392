export { draftMail } from './draft-mail.ts';
export { draftNote } from './draft-note.ts';
export { draftMeeting } from './meeting/draft-meeting.ts';
export { timeOfMeeting } from './meeting/time-of-meeting.ts';
export { timeOfMail, timeOfNote } from './time-of-mail.ts';
