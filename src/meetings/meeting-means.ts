import type { Means } from '../database/index.ts';
import type { GraphConfig } from '../microsoft/index.ts';

/** The kind of the job that reads a meeting which ended. */
export const readMeetingJob = 'read-meeting';

export type MeetingMeans = Means & {
  graph: GraphConfig;
  /** Tells the operator what became of a meeting: ids and codes, never text of people. */
  log: (facts: { meeting: string; outcome: string; reason?: string }) => void;
};
