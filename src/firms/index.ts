export { callerFor, type Identity, type Profile, profileOf } from './caller-for.ts';
export { firmOfTenant, provisionFirm } from './provision-firm.ts';
export { changeSettings, readFirm, type Settings } from './settings.ts';
