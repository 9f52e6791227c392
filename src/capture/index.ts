export { captureDocument } from './capture-document.ts';
export { captureMailItem, type MailItem } from './capture-mail-item.ts';
export { captureMeeting, captureTranscript, type MeetingItem, speakersOf } from './capture-meeting.ts';
export { captureMime } from './capture-mime.ts';
export { captureMsg } from './capture-msg.ts';
export { captureRecording, type Heard, type Transcribe } from './capture-recording.ts';
export { captureText, captureWord } from './capture-text.ts';
export { transcriber } from './transcription/transcriber.ts';
