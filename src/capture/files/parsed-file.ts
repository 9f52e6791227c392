/** What is read from a document, whatever its format. */
export type ParsedDocument = { title: string; author: string; lastAuthor: string; pages: number | null; text: string; isCut: boolean };

export type ParsedPerson = { name: string; address: string };
export type ParsedAttachment = { name: string; type: string; bytes: Uint8Array | undefined };

/** What is read from an Outlook item. Instants are ISO texts; '' where it does not tell. */
export type ParsedItem = {
  class: string;
  messageId: string;
  headers: string;
  subject: string;
  from: ParsedPerson;
  sender: ParsedPerson;
  to: ParsedPerson[];
  cc: ParsedPerson[];
  at: string;
  text: string;
  html: string;
  attachments: ParsedAttachment[];
  start: string;
  end: string;
};

/** What a worker is asked to read, and what it answers. */
export type ReadingKinds = {
  docx: ParsedDocument;
  odt: ParsedDocument;
  rtf: ParsedDocument;
  pdf: ParsedDocument;
  'docx-pages': { pages: number | null };
  'pdf-pages': { pages: number | null };
  msg: ParsedItem;
};

/** The worker's answer: the value, or why the file is refused in a sentence for a person. */
export type ReadingAnswer = { ok: true; value: unknown } | { ok: false; message: string };
