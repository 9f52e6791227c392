import type { ActionstepConfig } from '../actionstep/index.ts';
import type { Means } from '../database/index.ts';

export type ConnectMeans = Means & { actionstep: ActionstepConfig };
