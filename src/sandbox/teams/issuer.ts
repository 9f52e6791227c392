import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** What may be wrong with a token, for tests of whoever checks it. */
export type TokenFault =
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'wrong-key'
  | 'unknown-key'
  | 'expired'
  | 'other-service-url'
  | 'no-service-url'
  | 'not-endorsed';

/** The issuer of the tokens that the channel shows to a bot. */
export type Issuer = {
  keys(): { keys: JWK[] };
  /** A token as the Bot Connector signs it, or with one fault. */
  sign(fault?: TokenFault): Promise<string>;
};

/** The `iss` of the Bot Connector, the same wherever its keys are. */
export const connectorIssuer = 'https://api.botframework.com';

const tenMinutes = 600;

/**
 * Opens the issuer with fresh keys. Times in the tokens are real ones whatever clock a test turns: who checks them goes by
 * the clock of the machine.
 */
export async function openIssuer(appId: string, serviceUrl: () => string): Promise<Issuer> {
  const [own, other, stranger] = await Promise.all([makeKey('connector-1'), makeKey('webchat-1'), makeKey('stranger-1')]);
  const published = [
    { ...own.jwk, endorsements: ['msteams', 'skype'] },
    { ...other.jwk, endorsements: ['webchat'] },
  ];
  return {
    keys: () => ({ keys: published }),
    sign(fault) {
      const key = keyFor(fault, { own, other, stranger });
      const issued = Math.floor(Date.now() / 1000) - (fault === 'expired' ? 2 * tenMinutes : 0);
      const told = fault === 'other-service-url' ? 'https://smba.elsewhere.example/au/' : serviceUrl();
      return new SignJWT(fault === 'no-service-url' ? {} : { serviceurl: told })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
        .setIssuer(fault === 'wrong-issuer' ? 'https://issuer.elsewhere.example' : connectorIssuer)
        .setAudience(fault === 'wrong-audience' ? '00000000-0000-4000-8000-000000000000' : appId)
        .setIssuedAt(issued)
        .setNotBefore(issued)
        .setExpirationTime(issued + tenMinutes)
        .sign(key.sign);
    },
  };
}

type Key = Awaited<ReturnType<typeof makeKey>>;

async function makeKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return { kid, sign: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
}

function keyFor(fault: TokenFault | undefined, { own, other, stranger }: Record<'own' | 'other' | 'stranger', Key>) {
  if (fault === 'wrong-key') return { kid: own.kid, sign: stranger.sign };
  if (fault === 'unknown-key') return stranger;
  return fault === 'not-endorsed' ? other : own;
}
