import { databaseImage } from '../../src/database/index.ts';

/** Makes the image of an empty, migrated database once, before the workers would all make it. */
export async function setup(): Promise<void> {
  await databaseImage();
}
