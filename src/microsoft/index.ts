export { remoteKeys, tokenVerifier, type VerifiedIdentity } from './verify-token.ts';
