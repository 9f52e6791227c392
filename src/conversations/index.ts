export { adoptCard, type Card, readCard, turnPage } from './card.ts';
export { forgetConversation, rememberConversation, type Sighting } from './conversation.ts';
export { queueCard, refreshCards, sendCardJob } from './queue-card.ts';
export { claimAction, firstSeen } from './seen.ts';
export { sendCard } from './send-card.ts';
export type { Place, Sent, TeamsPort } from './teams-port.ts';
