import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { unreadable } from '../limits.ts';

/** What an office file may hold; beyond it nothing is inflated. A bomb declares, or inflates to, far more. */
const most = { entries: 2000, bytes: 50_000_000, textBytes: 20_000_000, ratio: 100, ratioFrom: 1_000_000 };

/** A zip whose directory has been judged; parts are inflated one by one, never beyond what they declare. */
export type OpenZip = { names: string[]; text(name: string): Promise<string | undefined> };

/**
 * Opens the zip of an office file: judges the central directory first (entries, declared sizes, ratio, nested archives), then
 * counts every byte while inflating, because a directory can lie. Throws unreadable-file for a bomb or a broken zip.
 */
export async function openZip(bytes: Uint8Array): Promise<OpenZip> {
  const zip = await open(bytes);
  const entries = await directoryOf(zip);
  judge(entries);
  const budget = { left: most.bytes };
  for (const entry of entries) await inflate(zip, entry, budget, () => undefined);
  return {
    names: entries.map(({ fileName }) => fileName),
    text: async (name) => {
      const entry = entries.find(({ fileName }) => fileName === name);
      if (!entry) return undefined;
      const chunks: Buffer[] = [];
      await inflate(zip, entry, { left: most.textBytes }, (chunk) => chunks.push(chunk));
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) reject(unreadable('The document is damaged: it is no complete office file.', error));
      else resolve(zip);
    });
  });
}

function directoryOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > most.entries) reject(unreadable(`The document holds more than ${most.entries} parts and is not opened.`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (cause) => reject(unreadable('The document is damaged: its directory cannot be read.', cause)));
    zip.readEntry();
  });
}

function judge(entries: readonly Entry[]): void {
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb =
    declared > most.bytes ||
    entries.some(({ fileName, uncompressedSize, compressedSize }) => {
      if (/\.(xml|rels)$/i.test(fileName) && uncompressedSize > most.textBytes) return true;
      return uncompressedSize > most.ratioFrom && uncompressedSize > most.ratio * Math.max(1, compressedSize);
    });
  if (isBomb) throw unreadable('The document unpacks to far more than its size and is not opened.');
  if (entries.some(({ fileName }) => /\.(zip|jar|7z|rar|gz)$/i.test(fileName))) {
    throw unreadable('The document holds an archive and is not opened.');
  }
}

function inflate(zip: ZipFile, entry: Entry, budget: { left: number }, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(unreadable('The document is damaged: a part of it cannot be unpacked.', cause));
    if (entry.fileName.endsWith('/')) return resolve();
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return fail(error);
      stream.on('data', (chunk: Buffer) => {
        budget.left -= chunk.length;
        if (budget.left < 0) {
          stream.destroy();
          reject(unreadable('The document unpacks to far more than its size and is not opened.'));
        } else take(chunk);
      });
      stream.on('error', fail);
      stream.on('end', resolve);
    });
  });
}
