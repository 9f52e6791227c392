import { Worker } from 'node:worker_threads';
import { unreadable } from '../limits.ts';
import type { ReadingAnswer, ReadingKinds } from './parsed-file.ts';

/** What a parser of strangers' files may use: beyond it the worker is ended and the file refused. */
const allowed = { millis: 10_000, resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } };

/** One worker that has answered and waits: starting one and loading a parser costs more than most files. */
let waiting: Worker | undefined;

/**
 * Reads a file in a thread of its own with a limit on time and memory, so that no file stops the backend. Throws
 * unreadable-file in words for what is broken, a bomb, too large or too slow.
 */
export async function readInWorker<Kind extends keyof ReadingKinds>(kind: Kind, bytes: Uint8Array): Promise<ReadingKinds[Kind]> {
  const worker = waiting ?? start();
  waiting = undefined;
  worker.ref();
  const answer = await ask(worker, kind, bytes);
  if (answer.isAlive && waiting === undefined) {
    worker.unref();
    waiting = worker;
  } else await worker.terminate();
  if (!answer.ok) throw unreadable(answer.message);
  return answer.value as ReadingKinds[Kind];
}

function start(): Worker {
  const options = { resourceLimits: allowed.resourceLimits, stdout: true, stderr: true };
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), options);
  // One that ends while it waits is not asked again.
  return worker
    .on('error', () => undefined)
    .on('exit', () => {
      if (waiting === worker) waiting = undefined;
    });
}

type Answer = ReadingAnswer & { isAlive: boolean };

function ask(worker: Worker, kind: keyof ReadingKinds, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(answer);
    };
    const refuse = (message: string) => end({ ok: false, message, isAlive: false });
    const onMessage = (answer: ReadingAnswer) => end({ ...answer, isAlive: true });
    const onExit = () => refuse('The file is damaged and cannot be read.');
    const onError = (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      refuse(isMemory ? 'The file takes too much memory to read; it may be damaged.' : 'The file is damaged and cannot be read.');
    };
    const timer = setTimeout(() => refuse('The file takes too long to read; it may be damaged.'), allowed.millis);
    worker.on('message', onMessage).on('exit', onExit).on('error', onError);
    const copy = Uint8Array.from(bytes);
    worker.postMessage({ kind, bytes: copy }, [copy.buffer]);
  });
}
