import { extname } from 'node:path';
import { captureMime, captureNote, captureTranscript } from '../capture/index.ts';
import { AppError } from '../domain/errors.ts';
import type { Evidence, EvidencePerson } from '../domain/evidence.ts';

/** Whose work a file shows (unknown: mail counts as received), and when it is read. */
export type FileOwner = { me?: EvidencePerson | undefined; now: Date };

/** The evidence of a file on its own, by the type its name tells. Throws unreadable-file for an unknown type or a broken file. */
export async function captureFile(bytes: Uint8Array, fileName: string, { me, now }: FileOwner): Promise<Evidence> {
  const type = extname(fileName).toLowerCase();
  if (type === '.eml') return captureMime(bytes, { me, now });
  if (type === '.txt') return captureNote(bytes, { fileName, now });
  if (type === '.vtt') return captureTranscript(bytes, { fileName, me, now });
  throw new AppError({ code: 'unreadable-file', message: `Files of the type "${type}" cannot be read; .eml, .txt and .vtt can.` });
}
