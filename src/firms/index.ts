export { callerFor, type Identity, type Profile, profileOf } from './caller-for.ts';
export { addMember, findMembers, type Member } from './members.ts';
export { firmOfTenant, provisionFirm, tenantOfFirm } from './provision-firm.ts';
export { changeSettings, firmIn, readFirm, type Settings } from './settings.ts';
