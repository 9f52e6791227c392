export { type PushedAll, pushApproved } from './push-approved.ts';
export { pushEntry } from './push-entry.ts';
export { type PushMeans, pushJob } from './push-means.ts';
export { type PushOutcome, pushOutcomes } from './push-outcomes.ts';
export { sendPush } from './send-push.ts';
