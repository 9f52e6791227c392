import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { ReadingAnswer, ReadingKinds } from './parsed-file.ts';

/** Reads one file after another and answers each; runs in a thread of its own (read-in-worker.ts). Parsers are loaded only when needed. */
const readers: { [Kind in keyof ReadingKinds]: (bytes: Uint8Array) => Promise<ReadingKinds[Kind]> } = {
  docx: async (bytes) => (await import('./read-docx.ts')).readDocx(bytes),
  'docx-pages': async (bytes) => (await import('./read-docx.ts')).readDocxFacts(bytes),
  odt: async (bytes) => (await import('./read-odt.ts')).readOdt(bytes),
  rtf: async (bytes) => (await import('./read-rtf.ts')).readRtf(bytes),
  pdf: async (bytes) => (await import('./read-pdf.ts')).readPdf(bytes),
  'pdf-pages': async (bytes) => (await import('./read-pdf.ts')).readPdfPages(bytes),
  msg: async (bytes) => (await import('./read-msg.ts')).readMsg(bytes),
};

const kinds = ['docx', 'docx-pages', 'odt', 'rtf', 'pdf', 'pdf-pages', 'msg'] as const;
const question = z.object({ kind: z.enum(kinds), bytes: z.instanceof(Uint8Array) });

async function answer(message: unknown): Promise<ReadingAnswer> {
  try {
    const { kind, bytes } = question.parse(message);
    return { ok: true, value: await readers[kind](bytes) };
  } catch (error) {
    return { ok: false, message: error instanceof AppError ? error.message : 'The file is damaged and cannot be read.' };
  }
}

parentPort?.on('message', async (message) => parentPort?.postMessage(await answer(message)));
