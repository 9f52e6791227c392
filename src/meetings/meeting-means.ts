import type { Means } from '../database/index.ts';

/** The kind of the job that reads a meeting which ended. */
export const readMeetingJob = 'read-meeting';

export type MeetingMeans = Means;
