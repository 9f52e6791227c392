import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { type Beside, checkManifest } from './check-manifest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'appPackage/build/matterclock.zip');
const usage = 'usage: npm run package -- [--host HOST --client-id UUID --app-id UUID]';
const example = {
  host: 'matterclock.example',
  'client-id': '2b9c6a7e-5d14-4f3b-8e60-91c7d2a4f835',
  'app-id': '6c1f0d7a-9e52-4b38-a4c6-0d8b73e5f214',
};

const beside: Beside = {
  iconSize: (path) => pngSize(join(root, path)),
  hasPaneFile: (path) => ['src/taskpane', 'src/taskpane/public'].some((folder) => existsSync(join(root, folder, path))),
};

/** The size in the header of a PNG file; undefined for anything else. */
function pngSize(file: string): { width: number; height: number } | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const placeholders = new Map<string, keyof typeof example>([
  ['PUBLIC_HOST', 'host'],
  ['ENTRA_CLIENT_ID', 'client-id'],
  ['TEAMS_APP_ID', 'app-id'],
]);

/** Fills the toolkit's placeholders; one it does not know stays and is reported by the check. */
function fill(text: string, values: typeof example): string {
  return text.replaceAll(/\$\{\{(\w{1,40})\}\}/g, (whole, name: string) => {
    const key = placeholders.get(name);
    return key === undefined ? whole : values[key];
  });
}

function pack(values: typeof example): void {
  const text = fill(readFileSync(join(root, 'manifest.json'), 'utf8'), values);
  const problems = checkManifest(JSON.parse(text), beside);
  if (problems.length > 0) throw new Error(`manifest.json is not fit to be packed:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  const icon = (name: string) => readFileSync(join(root, 'appPackage', name));
  // Teams is sure to take icons beside the manifest; in a folder it is untried.
  const flat = text.replaceAll('"appPackage/', '"');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    zipSync(
      { 'manifest.json': Buffer.from(flat), 'color.png': icon('color.png'), 'outline.png': icon('outline.png') },
      { mtime: '1980-01-01' },
    ),
  );
}

function readArguments(): { values: typeof example; isExample: boolean } {
  const { values } = parseArgs({ options: { host: { type: 'string' }, 'client-id': { type: 'string' }, 'app-id': { type: 'string' } } });
  const { host, 'client-id': clientId, 'app-id': appId } = values;
  if (host === undefined && clientId === undefined && appId === undefined) return { values: example, isExample: true };
  if (host === undefined || clientId === undefined || appId === undefined)
    throw new Error(`--host, --client-id and --app-id go together; ${usage}`);
  return { values: { host, 'client-id': clientId, 'app-id': appId }, isExample: false };
}

try {
  const { values, isExample } = readArguments();
  pack(values);
  const note = isExample ? ' Packed with example values: checked, but not for upload.' : '';
  process.stdout.write(`The manifest is valid. Wrote ${target}.${note}\n`);
} catch (error) {
  process.stderr.write(`package: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
