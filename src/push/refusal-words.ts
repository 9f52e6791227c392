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
  return isAbout(error, 'owner') ? ownerWords(caller, row, error.message, means) : error.message;
}

/** The same where Actionstep says so with an error of its own, after which a row is given up (design §5.4). */
export async function givenUpWords(caller: JobCaller, row: OutboxRow, words: string, means: PushMeans): Promise<string> {
  return /\bowner\b/.test(row.said) ? ownerWords(caller, row, words, means) : words;
}

async function ownerWords(caller: JobCaller, row: OutboxRow, words: string, means: PushMeans): Promise<string> {
  try {
    const isMissing = await learnStanding({ firm: caller.firm, person: row.timekeeper }, row.write.matterNumber, means);
    return isMissing ? `${notOnMatter.message} ${notOnMatter.remedy}` : words;
  } catch (failure) {
    if (failure instanceof AppError) return words;
    throw failure;
  }
}
