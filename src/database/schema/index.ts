export { card, cardEntry, conversation } from './conversation.ts';
export { directoryHook, directorySecret, directorySeen, directorySystem, directoryTenant, job } from './directory.ts';
export { entry, entryEvidence, evidence, outbox, receiptEvent, receiptSeal } from './entry.ts';
export { connection, firm, firmKey, oauthFlow, person, provisionalGrant } from './firm.ts';
export { learned } from './learned.ts';
export { mailGroup, mailGroupEntry } from './mail-group.ts';
export { favourite, matter, matterListing, matterSync, matterVisibility } from './matter.ts';
export { meeting } from './meeting.ts';
