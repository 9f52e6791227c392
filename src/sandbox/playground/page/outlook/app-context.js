import { addInId } from './pane-frame.js';

/** Requirement sets that this host claims. Without a set called react, office.js sends no telemetry. */
const requirements = { Mailbox: '1.12', DialogApi: '1.2', IdentityAPI: '1.3', NestedAppAuth: '1.1', AddinCommands: '1.1' };

/** What office.js asks first: which program hosts it, and what that program can do. */
export function appContext() {
  return {
    _id: addInId,
    _appInstanceId: addInId,
    // Outlook on the web.
    _appName: 64,
    _appVersion: '16.0',
    _appMinorVersion: 1,
    _hostFullVersion: '16.0.0.0',
    _appUILocale: 'en-NZ',
    _dataLocale: 'en-NZ',
    _docUrl: location.href,
    _clientMode: 0,
    _settings: {},
    _reason: 'inserted',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: 'playground',
    _requirementMatrix: JSON.stringify(requirements),
    _dialogRequirementMatrix: '{}',
    _clientWindowHeight: innerHeight,
    _clientWindowWidth: innerWidth,
    _addinName: 'Matterclock',
    _appDomains: [location.origin],
    _featureGates: {},
  };
}
