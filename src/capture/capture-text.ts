import type { DocumentEvidence, MeetingEvidence, NoteEvidence } from '../domain/evidence.ts';
import { captureDocument } from './capture-document.ts';
import { meetingOfTranscript, type TranscriptFile } from './capture-meeting.ts';
import { captureNote } from './capture-note.ts';
import { decodeText } from './decode-text.ts';
import { checkSize } from './limits.ts';
import { readTextTranscript } from './transcript/read-text-transcript.ts';

/** A note of work done is short; a longer text is a document somebody worked on, in words. */
const longestNote = 400;

/** A text file as what it is: a transcript, a note of work, or a document. Throws unreadable-file for what is empty or no text. */
export async function captureText(bytes: Uint8Array, file: TranscriptFile): Promise<MeetingEvidence | NoteEvidence | DocumentEvidence> {
  checkSize(bytes);
  const text = decodeText(bytes);
  const transcript = readTextTranscript(text);
  if (transcript) return meetingOfTranscript(transcript, file);
  if ((text.match(/\S+/g)?.length ?? 0) <= longestNote) return captureNote(bytes, file);
  return captureDocument(bytes, { ...file, format: 'text' });
}

/** A Word document as what it is: a transcript that Teams wrote, or a document. Throws unreadable-file in words. */
export async function captureWord(bytes: Uint8Array, file: TranscriptFile): Promise<MeetingEvidence | DocumentEvidence> {
  const document = await captureDocument(bytes, { ...file, format: 'docx' });
  const transcript = readTextTranscript(document.newText);
  return transcript ? meetingOfTranscript(transcript, file) : document;
}
