import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder the built pane lies in. */
export const paneDir = join(root, 'dist/taskpane');

/** Builds the pane by Vite when its sources changed since the last build; answers whether it built. */
export async function buildPane(): Promise<boolean> {
  const stamp = join(paneDir, '.sources');
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'src/taskpane/vite.config.ts'), logLevel: 'error', mode: 'production' });
  writeFileSync(stamp, sources);
  return true;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync('src/{taskpane,contract,domain}/**/*.*', { cwd: root }).sort();
  for (const file of [...files, 'package-lock.json']) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
