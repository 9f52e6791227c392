import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder the built pane lies in. */
export const paneDir = join(root, 'dist/taskpane');

/**
 * Builds the pane by Vite when its sources changed since the last build; answers whether it built. It is built aside and put
 * in its place whole, so that two who build at once do not mix theirs.
 */
export async function buildPane(): Promise<boolean> {
  const sources = hashOfSources();
  if (builtFrom() === sources) return false;
  mkdirSync(join(root, 'dist'), { recursive: true });
  const outDir = mkdtempSync(join(root, 'dist/taskpane-'));
  try {
    const { build } = await import('vite');
    await build({ configFile: join(root, 'src/taskpane/vite.config.ts'), logLevel: 'error', mode: 'production', build: { outDir } });
    writeFileSync(join(outDir, '.sources'), sources);
    rmSync(paneDir, { recursive: true, force: true });
    renameSync(outDir, paneDir);
  } catch (error) {
    rmSync(outDir, { recursive: true, force: true });
    // Somebody else has put the same build there in between.
    if (builtFrom() !== sources) throw error;
  }
  return true;
}

function builtFrom(): string | undefined {
  const stamp = join(paneDir, '.sources');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync('src/{taskpane,contract,domain}/**/*.*', { cwd: root }).sort();
  for (const file of [...files, 'package-lock.json']) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
