import type { ConnectMeans } from '../connections/index.ts';

/** What the push works with. */
export type PushMeans = ConnectMeans & {
  /** The life of this process: a row made in an earlier life is looked up before it is sent. */
  life: string;
  /** How long to wait after an unknown outcome before looking: client time-out plus Actionstep's longest late apply. */
  graceMillis: number;
};

/** The job that sends one outbox row; its subject is the row. */
export const pushJob = 'push';
