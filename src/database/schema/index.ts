export { directorySecret, directorySystem, directoryTenant, job } from './directory.ts';
export { entry, entryEvidence, evidence, outbox, receiptEvent } from './entry.ts';
export { connection, firm, firmKey, oauthFlow, person } from './firm.ts';
export { matter, matterVisibility } from './matter.ts';
export { meeting } from './meeting.ts';
