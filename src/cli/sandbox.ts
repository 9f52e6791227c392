import { parseArgs } from 'node:util';

type Asked = { port: number; mattersFile: string | undefined; settings: string[]; otherFirm: boolean };

const usage = 'usage: npm run -s sandbox -- --port N [--matters FILE.jsonl] [--set name=value …] [--other-firm]';

const options = {
  port: { type: 'string' },
  matters: { type: 'string' },
  set: { type: 'string', multiple: true },
  'other-firm': { type: 'boolean' },
} as const;

function readArguments(args: string[]): Asked {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  // `--set a=1 b=2` names several at once.
  const settings = [...(values.set ?? []), ...positionals];
  const stray = positionals.find((word) => values.set === undefined || !word.includes('='));
  if (stray !== undefined) throw new Error(`what is ${JSON.stringify(stray)}? ${usage}`);
  const port = values.port ?? '';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port must be 0 to 65535; ${usage}`);
  return { port: Number(port), mattersFile: values.matters, settings, otherFirm: values['other-firm'] ?? false };
}

function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fault = 'code' in error ? error.code : undefined;
  if (fault === 'EADDRINUSE') return 'the port is already in use';
  if (fault === 'EACCES' && error.message.startsWith('listen')) return 'the port may not be used by this user';
  if (fault === 'EACCES' && 'path' in error) return `${String(error.path)}: may not be read by this user`;
  if (fault === 'ENOENT' && 'path' in error) return `${String(error.path)}: no such file`;
  if (fault === 'EISDIR') return 'the matters file is a directory';
  return error.message.split('\n', 1)[0] ?? 'failed';
}

async function run(): Promise<void> {
  const { port, mattersFile, settings, otherFirm } = readArguments(process.argv.slice(2));
  const { startActionstep } = await import('../sandbox/actionstep/start-actionstep.ts');
  const { readMattersFile } = await import('../sandbox/actionstep/seed/matter-seed.ts');
  const { readSettings } = await import('../sandbox/actionstep/switches.ts');
  const switches = readSettings(settings);
  const matters = mattersFile === undefined ? {} : { matters: readMattersFile(mattersFile) };
  const sandbox = await startActionstep({ ...switches, port, ...matters, otherFirm });
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
