export { captureDocument } from './capture-document.ts';
export { captureMailItem, type MailItem } from './capture-mail-item.ts';
export { captureMeeting, captureTranscript, type MeetingItem, speakersOf } from './capture-meeting.ts';
export { captureMime } from './capture-mime.ts';
export { captureMsg } from './capture-msg.ts';
export { captureText, captureWord } from './capture-text.ts';
