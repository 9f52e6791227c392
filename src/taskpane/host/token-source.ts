import type { PaneConfig } from '../../contract/session.ts';
import type { TokenAnswer, TokenWish } from './host-port.ts';

const tooOld = 'This Outlook cannot sign you in to add-ins. Update Outlook, or open your mail in Outlook on the web, and try again.';

/** Tokens by nested app authentication. The library is large and loaded when it is first needed. */
export function tokenSource(): (config: PaneConfig, wish: TokenWish) => Promise<TokenAnswer> {
  let signIn: Promise<typeof import('./nested-sign-in.ts')> | undefined;
  return async (config, wish) => {
    // Without the bridge the library quietly becomes an ordinary one, whose window may never settle.
    if (!('nestedAppAuthBridge' in window)) return { kind: 'failed', message: tooOld };
    signIn ??= import('./nested-sign-in.ts');
    try {
      const { acquireToken } = await signIn;
      return await acquireToken(config, wish);
    } catch {
      signIn = undefined;
      return { kind: 'failed', message: 'The sign-in could not be loaded. Check your connection and try again.' };
    }
  };
}
