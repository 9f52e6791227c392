import type { FastifyInstance } from 'fastify';
import { connectorIssuer, type Issuer } from './issuer.ts';

export type IssuerAddresses = {
  openIdMetadataUrl: string;
  /** `iss` of the tokens that activities carry. */
  issuer: string;
  /** Before `/oauth2/v2.0/token`: the login address to give to botbuilder. */
  loginUrl: string;
  tokenUrl: string;
};

/** Where a bot finds what it needs to check and get tokens. */
export function issuerAddresses(origin: string): IssuerAddresses {
  return {
    openIdMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
    issuer: connectorIssuer,
    loginUrl: `${origin}/botframework.com`,
    tokenUrl: `${origin}/botframework.com/oauth2/v2.0/token`,
  };
}

/** Serves the OpenID metadata of the Bot Connector and its keys. */
export function issuerRoutes(app: FastifyInstance, issuer: Issuer, origin: () => string): void {
  app.get('/v1/.well-known/openidconfiguration', () => ({
    issuer: connectorIssuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin()}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  }));
  app.get('/v1/.well-known/keys', () => issuer.keys());
}
