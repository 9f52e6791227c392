import { createHash } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { makePrivateFolder } from './database/index.ts';

/** What a command may ask of a running backend, by name; answers plain JSON. */
export type Operations = Readonly<Record<string, () => Promise<unknown>>>;

/** The door for commands of this computer: a socket that only its owner may open (on Windows a pipe named after the folder). */
function addressIn(dataDir: string): string {
  if (process.platform !== 'win32') return join(dataDir, 'command.sock');
  return `\\\\.\\pipe\\matterclock-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 32)}`;
}

/** Opens the door; the data directory's lock, or the caller, sees to it that there is one. Answers how to close it. */
export async function listenForCommands(dataDir: string, operations: Operations): Promise<() => Promise<void>> {
  const address = addressIn(dataDir);
  const server = createServer((asked, answer) => {
    const operation = operations[decodeURIComponent((asked.url ?? '').slice(1))];
    const send = (status: number, body: unknown) =>
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (!operation || asked.method !== 'POST') return void send(404, null);
    operation().then(
      (body) => send(200, body),
      (error: unknown) => send(500, error instanceof Error ? error.message : 'failed'),
    );
  });
  await makePrivateFolder(dataDir);
  if (process.platform !== 'win32') await rm(address, { force: true });
  await listen(server, address);
  if (process.platform !== 'win32') await chmod(address, 0o600);
  return () => close(server);
}

/** Asks the backend that runs on this data directory; undefined when none does. Throws with its words when it failed. */
export async function askRunning(dataDir: string, operation: string): Promise<{ body: unknown } | undefined> {
  return new Promise((done, fail) => {
    const asked = request({ socketPath: addressIn(dataDir), method: 'POST', path: `/${encodeURIComponent(operation)}` }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        if (answer.statusCode === 200) done({ body });
        else fail(new Error(answer.statusCode === 404 ? `The running Matterclock does not know "${operation}".` : String(body)));
      });
    });
    asked.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? done(undefined) : fail(error),
    );
    asked.end();
  });
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(address, done);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
