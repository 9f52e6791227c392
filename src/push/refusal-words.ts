import { isAbout } from '../actionstep/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { notOnMatter } from '../domain/fair-bill.ts';
import { learnStanding } from '../matters/index.ts';
import type { OutboxRow } from './outbox-row.ts';
import type { PushMeans } from './push-means.ts';

/**
 * Why Actionstep refused a row. Refused because of its owner, and the timekeeper is not on the matter: our own words with the
 * remedy, and from then on it is a stop before anything is sent. Else Actionstep's own.
 */
export async function refusalWords(caller: JobCaller, row: OutboxRow, error: AppError, means: PushMeans): Promise<string> {
  if (!isAbout(error, 'owner')) return error.message;
  try {
    const isMissing = await learnStanding({ firm: caller.firm, person: row.timekeeper }, row.write.matterNumber, means);
    return isMissing ? `${notOnMatter.message} ${notOnMatter.remedy}` : error.message;
  } catch (failure) {
    if (failure instanceof AppError) return error.message;
    throw failure;
  }
}
