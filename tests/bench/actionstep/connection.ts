import type { ActionstepConfig } from '../../../src/actionstep/index.ts';
import type { SandboxDescriptor } from '../../../src/sandbox/actionstep/options.ts';

/** How the product is registered at a sandbox that another process runs. */
export function configFor(descriptor: SandboxDescriptor, timeout: number): ActionstepConfig {
  return {
    authorizeUrl: descriptor.authorizeUrl,
    tokenUrl: descriptor.tokenUrl,
    clientId: descriptor.clientId,
    clientSecret: descriptor.clientSecret,
    redirectUri: 'http://127.0.0.1:9/connect/callback',
    allowedHosts: [new URL(descriptor.apiEndpoint).host],
    timeout,
  };
}
