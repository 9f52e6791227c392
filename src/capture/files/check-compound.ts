import { unreadable } from '../limits.ts';

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on are marks: free, end of chain. */
const marks = 0xfffffffa;
const listedInHeader = 109;

/**
 * Judges the frame of a compound file (.msg; MS-CFB §2.2) before a parser follows it: sizes of sectors, tables within the file, and a
 * directory whose chain ends. Throws unreadable-file for what is no such file or runs in circles.
 */
export function checkCompound(bytes: Uint8Array): void {
  if (!magic.every((byte, at) => bytes[at] === byte)) throw unreadable('This is not an Outlook item (.msg).');
  const broken = () => unreadable('The Outlook item is damaged and cannot be read.');
  if (bytes.length < 1536) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if ((shift !== 9 && shift !== 12) || view.getUint16(32, true) !== 6) throw broken();
  const size = 1 << shift;
  const sectors = Math.ceil(bytes.length / size);
  const tables = view.getUint32(44, true);
  if ([tables, view.getUint32(64, true), view.getUint32(72, true)].some((count) => count > sectors) || tables === 0) throw broken();
  const next = (sector: number): number => {
    const table = Math.floor(sector / (size / 4));
    if (table >= listedInHeader) return marks;
    const place = (view.getUint32(76 + table * 4, true) + 1) * size + (sector % (size / 4)) * 4;
    return place + 4 <= bytes.length ? view.getUint32(place, true) : Number.NaN;
  };
  for (const start of [view.getUint32(48, true), view.getUint32(60, true)]) {
    let [sector, seen] = [start, 0];
    while (sector < marks) {
      seen += 1;
      if (seen > sectors || sector > sectors || Number.isNaN(sector)) throw broken();
      sector = next(sector);
    }
    if (Number.isNaN(sector)) throw broken();
  }
  if (view.getUint32(48, true) >= marks) throw broken();
}
