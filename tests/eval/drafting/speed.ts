import { draftFile } from '../../../src/intake/index.ts';
import { type DataFile, dataFiles, reader } from './data-files.ts';
import type { Figure } from './figure.ts';

const hours = 3;

/** How long drafting takes without a model: a transcript of three hours (the data's own, one after another), and mails, p95. */
export async function speed(dataDir: string): Promise<Figure[]> {
  const long = threeHours(dataFiles(dataDir, 'transcripts/qmsum/*.vtt'));
  const mails = dataFiles(dataDir, 'emails/enron/*/*/*.eml');
  if (mails.length === 0 || long === undefined) return [];
  const first = await timed(() => draftFile(long, 'long.vtt', reader));
  const again: number[] = [];
  for (let round = 0; round < 20; round += 1) again.push(await timed(() => draftFile(long, 'long.vtt', reader)));
  const each: number[] = [];
  for (const { name, bytes } of mails) each.push(await timed(() => draftFile(bytes, name, reader)));
  const [p95, p95Long] = [percentile(each), percentile(again)];
  return [
    {
      what: `transcript of ${hours} hours → draft, p95 of 20 (the first, which loads)`,
      value: `${seconds(p95Long)} (${seconds(first)})`,
      must: '< 3 s',
      aim: '< 1 s',
      ok: Math.max(p95Long, first) < 3000,
    },
    { what: `e-mail → draft, p95 of ${mails.length}`, value: `${p95.toFixed(1)} ms`, must: '< 100 ms', aim: '< 50 ms', ok: p95 < 100 },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function percentile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(2)} s`;
}

/** Transcripts behind one another until their cues reach three hours. */
function threeHours(files: readonly DataFile[]): Uint8Array | undefined {
  let [text, offset] = ['WEBVTT\n', 0];
  for (const { bytes } of files.toSorted((a, b) => b.bytes.length - a.bytes.length)) {
    let end = 0;
    const body = new TextDecoder().decode(bytes).replace(/^WEBVTT.*\n/, '');
    text += body.replace(/(\d+):(\d\d):(\d\d)\.(\d{3})/g, (_, h: string, m: string, s: string, ms: string) => {
      const at = Number(h) * 3600 + Number(m) * 60 + Number(s) + offset;
      end = Math.max(end, at);
      const pad = (value: number) => String(value).padStart(2, '0');
      return `${pad(Math.floor(at / 3600))}:${pad(Math.floor(at / 60) % 60)}:${pad(at % 60)}.${ms}`;
    });
    offset = end;
    if (offset >= hours * 3600) return new TextEncoder().encode(text);
  }
  return undefined;
}
