export { beginConnect, type Finished, finishConnect, issueLink, issueTicket } from './connect-flow.ts';
export type { ConnectMeans } from './connect-means.ts';
export { type ConnectionStatus, connectionStatus, disconnect, markSynced } from './connection-status.ts';
export type { Grant, Owner } from './held-grant.ts';
export { confirmProvisional, endProvisional, provisionalEndJob } from './provisional-grant.ts';
export { refreshAhead, tokenRefreshJob } from './refresh-job.ts';
export { mattersSyncJob } from './store-grant.ts';
export { withAccessToken } from './with-access-token.ts';
