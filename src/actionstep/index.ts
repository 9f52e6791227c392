export { type Access, type Exchange, newToken, openAccess, type TokenSource } from './access.ts';
export { type ActionstepConfig, type Permission, permissionsOf, scopesOf } from './config.ts';
export { correlate } from './correlation.ts';
export { isAbout } from './failure.ts';
export { type ListedMatter, listMatters } from './list-matters.ts';
export { normaliseEndpoint } from './normalise-endpoint.ts';
export { authorizeAddress, exchangeCode, newVerifier, refreshTokens } from './oauth.ts';
export {
  createTime,
  findByReference,
  type HeldTime,
  probeTimeResource,
  readBack,
  type TimeResource,
  type TimeWrite,
} from './time-resource.ts';
export type { KnownTokens, TokenOutcome, TokenSet } from './token-request.ts';
export { whoAmI } from './who-am-i.ts';
