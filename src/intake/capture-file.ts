import { extname } from 'node:path';
import {
  captureDocument,
  captureMime,
  captureMsg,
  captureRecording,
  captureText,
  captureTranscript,
  captureWord,
  type Transcribe,
} from '../capture/index.ts';
import { AppError } from '../domain/errors.ts';
import type { Evidence, EvidencePerson } from '../domain/evidence.ts';

/** Whose work a file shows (unknown: mail counts as received), and when it is read. */
export type FileOwner = { me?: EvidencePerson | undefined; now: Date; transcribe?: Transcribe | undefined };

/** The evidence of a file on its own, by the type its name tells. Throws unreadable-file for an unknown type or a broken file. */
export async function captureFile(bytes: Uint8Array, fileName: string, { me, now, transcribe }: FileOwner): Promise<Evidence> {
  const type = extname(fileName).toLowerCase();
  const file = { fileName, me, now };
  switch (type) {
    case '.eml':
      return captureMime(bytes, file);
    case '.msg':
      return captureMsg(bytes, file);
    case '.vtt':
    case '.srt':
      return captureTranscript(bytes, file);
    case '.txt':
    case '.md':
      return captureText(bytes, file);
    case '.docx':
      return captureWord(bytes, file);
    case '.pdf':
    case '.odt':
    case '.rtf':
      return captureDocument(bytes, { fileName, now, format: type === '.pdf' ? 'pdf' : type === '.odt' ? 'odt' : 'rtf' });
    case '.wav':
    case '.mp3':
    case '.mp4':
    case '.m4a':
    case '.mov':
    case '.ogg':
    case '.oga':
    case '.opus':
    case '.webm':
    case '.mkv':
    case '.flac':
      return captureRecording(bytes, { ...file, transcribe });
    default:
      throw unknownType(type);
  }
}

/** Old Office files have an own sentence: their owner can mend it at once. */
function unknownType(type: string): AppError {
  const message = /^\.(doc|dot|wpd)$/.test(type)
    ? `Files of the type "${type}" cannot be read: save it as .docx or .pdf.`
    : `Files of the type "${type}" cannot be read; e-mails (.eml, .msg), transcripts (.vtt, .srt), documents (.docx, .pdf, .odt, .rtf, .txt) and recordings (.mp3, .m4a, .mp4, .wav, .ogg, .webm) can.`;
  return new AppError({ code: 'unreadable-file', message });
}
