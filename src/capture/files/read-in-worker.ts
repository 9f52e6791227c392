import { Worker } from 'node:worker_threads';
import { unreadable } from '../limits.ts';
import type { ReadingAnswer, ReadingKinds } from './parsed-file.ts';

/** What a parser of strangers' files may use: beyond it the worker is ended and the file refused. */
const allowed = { millis: 15_000, resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } };

/**
 * Reads a file in a thread of its own with a limit on time and memory, so that no file stops the backend. Throws
 * unreadable-file in words for what is broken, a bomb, too large or too slow.
 */
export async function readInWorker<Kind extends keyof ReadingKinds>(kind: Kind, bytes: Uint8Array): Promise<ReadingKinds[Kind]> {
  const copy = Uint8Array.from(bytes);
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: { kind, bytes: copy },
    transferList: [copy.buffer],
    resourceLimits: allowed.resourceLimits,
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await answerOf(worker);
    if (!answer.ok) throw unreadable(answer.message);
    return answer.value as ReadingKinds[Kind];
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<ReadingAnswer> {
  return new Promise((resolve) => {
    const refuse = (message: string) => resolve({ ok: false, message });
    const timer = setTimeout(() => refuse('The file takes too long to read; it may be damaged.'), allowed.millis);
    worker.once('message', (answer: ReadingAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      refuse(isMemory ? 'The file takes too much memory to read; it may be damaged.' : 'The file is damaged and cannot be read.');
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      refuse('The file is damaged and cannot be read.');
    });
  });
}
