export { type Access, newToken, openAccess, type TokenSource } from './access.ts';
export { type ActionstepConfig, type Exchange, type Permission, permissionsOf } from './config.ts';
export { correlate } from './correlation.ts';
export { isAbout } from './failure.ts';
export { findByReference, findNearby, readManyBack } from './find-time.ts';
export { normaliseEndpoint } from './normalise-endpoint.ts';
export { authorizeAddress, exchangeCode, newVerifier, refreshTokens } from './oauth.ts';
export { type ListedBilling, readBilling } from './read-billing.ts';
export {
  type ListedClient,
  type ListedMatter,
  type MattersPage,
  readChangedContacts,
  readContacts,
  readMatterNumbers,
  readMatters,
  readMattersByNumber,
  seenAmong,
} from './read-matters.ts';
export { type ListedRate, readOverrides, readOwnLabel, readRates } from './read-rates.ts';
export { readStanding } from './read-standing.ts';
export { createHook, deleteHook, type ListedHook, readDelivery, readHooks, type Told } from './rest-hooks.ts';
export { type HeldTime, maySayChanged, probeTimeResource, type TimeResource } from './time-resource.ts';
export type { KnownTokens, TokenOutcome, TokenSet } from './token-request.ts';
export { whoAmI } from './who-am-i.ts';
export { createTime, deleteTime, type RateWrite, type TimeWrite } from './write-time.ts';
