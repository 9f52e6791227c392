import { chmod, mkdir } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';

/** Makes a folder that only its owner may enter; throws config, naming it, where that is not possible. */
export async function makePrivateFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await chmod(dataDir, 0o700);
  } catch (cause) {
    throw new AppError({
      code: 'config',
      message: `The data directory ${dataDir} cannot be made or written. Set DATA_DIR to a folder you may write to.`,
      cause,
    });
  }
}
