export { captureMailItem, type MailItem } from './capture-mail-item.ts';
export { captureMeeting, captureTranscript, type MeetingItem, speakersOf } from './capture-meeting.ts';
export { captureMime } from './capture-mime.ts';
export { captureNote } from './capture-note.ts';
