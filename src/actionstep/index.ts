export type { Access } from './call.ts';
export { type ActionstepConfig, scopes } from './config.ts';
export { type ListedMatter, listMatters } from './list-matters.ts';
export { normaliseEndpoint } from './normalise-endpoint.ts';
export { authorizeAddress, exchangeCode, newVerifier, type TokenSet } from './oauth.ts';
export {
  createTime,
  findByReference,
  type HeldTime,
  probeTimeResource,
  readBack,
  type TimeResource,
  type TimeWrite,
} from './time-resource.ts';
export { whoAmI } from './who-am-i.ts';
