import { buildPane } from './build-pane.ts';
import { type Config, readConfig } from './config.ts';
import { AppError } from './domain/errors.ts';
import { runLiveMode } from './live-mode.ts';
import { type Running, runLocalMode } from './local-mode.ts';
import { makeLogger } from './logger.ts';

async function main(): Promise<void> {
  const config = readConfig();
  if (await buildPane()) say('Built the Outlook pane.');
  const running = await run(config);
  if (config.mode === 'sandbox') {
    say('Running on local stand-ins for Actionstep, Entra ID, Teams and Graph: nothing leaves this machine. Ctrl-C stops it.');
    say(`Playground: ${running.url}`);
  } else {
    say(`Matterclock is ready for ${running.url}`);
  }
  stopOnSignal(running);
}

function run(config: Config): Promise<Running> {
  const logger = makeLogger(config.logLevel);
  return config.mode === 'sandbox' ? runLocalMode(config, logger) : runLiveMode(config, logger);
}

/** Closes once, in order: no new requests, the worker's last job, the database, the lock. A second signal ends at once. */
function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): never {
  const line =
    error instanceof AppError ? error.message : `Matterclock could not start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main().catch(fail);
