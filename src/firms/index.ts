export { callerFor, type Identity, type Profile, profile, profileOf } from './caller-for.ts';
export { listFirms } from './list-firms.ts';
export { addMember, findMembers, type Member } from './members.ts';
export { maySend, policyFor } from './policy-for.ts';
export { firmOfTenant, provisionFirm, tenantOfFirm } from './provision-firm.ts';
export { type Rewrapped, rewrapKeys } from './rewrap-keys.ts';
export { changeSettings, firmIn, learnSettings, readFirm, type Settings, settingsFor } from './settings.ts';
