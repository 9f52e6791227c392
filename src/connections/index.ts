export { beginConnect, type Finished, finishConnect, issueLink, issueTicket } from './connect-flow.ts';
export type { ConnectMeans } from './connect-means.ts';
export { type ConnectionStatus, connectionStatus, disconnect, markSynced } from './connection-status.ts';
export { confirmProvisional, endProvisional, provisionalEndJob } from './provisional-grant.ts';
export { mattersSyncJob } from './store-grant.ts';
export { type Grant, withAccessToken } from './with-access-token.ts';
