import type { MailAttachment } from '../domain/evidence.ts';
import { readInWorker } from './files/read-in-worker.ts';

/** A file as it came with a mail; bytes are missing where the mail holds only its name. */
export type AttachedFile = { name: string; type: string; bytes: Uint8Array | undefined };

/** Files whose pages are counted, and how large one may be: more of a mail is not opened for a number. */
const counted = { files: 5, bytes: 10_000_000 };

/** Attachments by name, type and pages; pages stay null where a file does not tell them or cannot be read. */
export async function describeAttachments(files: readonly AttachedFile[]): Promise<MailAttachment[]> {
  const tellsPages = files.filter(({ name, bytes }) => /\.(pdf|docx)$/i.test(name) && (bytes?.length ?? Infinity) <= counted.bytes);
  const opened = tellsPages.slice(0, counted.files);
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      type: file.type || typeOf(file.name),
      pages: opened.includes(file) && file.bytes ? await pagesOf(file.name, file.bytes) : null,
    })),
  );
}

async function pagesOf(name: string, bytes: Uint8Array): Promise<number | null> {
  try {
    const read = await readInWorker(name.toLowerCase().endsWith('.pdf') ? 'pdf-pages' : 'docx-pages', bytes);
    return read.pages;
  } catch {
    return null;
  }
}

function typeOf(name: string): string {
  const types: Readonly<Record<string, string>> = {
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    doc: 'application/msword',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    msg: 'application/vnd.ms-outlook',
    eml: 'message/rfc822',
    txt: 'text/plain',
  };
  return types[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? '';
}
