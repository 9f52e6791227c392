import { parseArgs } from 'node:util';

type Asked = { port: number; mattersFile: string | undefined };

const usage = 'usage: npm run -s sandbox -- --port N [--matters FILE.jsonl]';

function readArguments(args: string[]): Asked {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, matters: { type: 'string' } } });
  const port = values.port ?? '';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port must be 0 to 65535; ${usage}`);
  return { port: Number(port), mattersFile: values.matters };
}

function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fault = 'code' in error ? error.code : undefined;
  if (fault === 'EADDRINUSE') return 'the port is already in use';
  if (fault === 'EACCES' && error.message.startsWith('listen')) return 'the port may not be used by this user';
  if (fault === 'ENOENT' && 'path' in error) return `${String(error.path)}: no such file`;
  if (fault === 'EISDIR') return 'the matters file is a directory';
  return error.message.split('\n', 1)[0] ?? 'failed';
}

async function run(): Promise<void> {
  const { port, mattersFile } = readArguments(process.argv.slice(2));
  const { startActionstep } = await import('../sandbox/actionstep/start-actionstep.ts');
  const { readMattersFile } = await import('../sandbox/actionstep/seed/matter-seed.ts');
  const matters = mattersFile === undefined ? {} : { matters: readMattersFile(mattersFile) };
  const sandbox = await startActionstep({ port, ...matters });
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`${JSON.stringify(sandbox.descriptor)}\n`);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`sandbox: ${plainMessage(error)}\n`);
  process.exitCode = 1;
}
