import type { ConnectMeans } from '../connections/index.ts';

/** What the push works with. */
export type PushMeans = ConnectMeans & {
  /** The life of this process: a row made in an earlier life is looked up before it is sent. */
  life: string;
  /** How long to wait after an unknown outcome before looking: client time-out plus Actionstep's longest late apply. */
  graceMillis: number;
  /** The longest pause before a waiting row is tried again. */
  longestPauseMillis: number;
  /** Told of every step before the next is taken. */
  onStep?: ((step: PushStep) => void) | undefined;
};

/** The steps of one push or recall, in order; a process that ends between any two of them loses and doubles nothing. */
export const pushSteps = ['intended', 'read', 'looked-up', 'marked', 'answered', 'settled'] as const;
export type PushStep = (typeof pushSteps)[number];

/** The job that sends one outbox row; its subject is the row. */
export const pushJob = 'push';
/** The job that takes one pushed row back; its subject is the row. */
export const recallJob = 'recall';
/** The job that looks how a person's pushed entries stand in Actionstep; its subject is the person. */
export const reconcileJob = 'reconcile';
