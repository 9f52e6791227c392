import { AppError } from '../domain/errors.ts';

/**
 * The REST base of a token answer's api_endpoint, without a trailing slash: 'https://host/api/rest'.
 * Throws connect-refused for a host outside the allow-list: a token answer must not be able to send Bearer tokens elsewhere.
 */
export function normaliseEndpoint(apiEndpoint: string, allowedHosts: readonly string[]): string {
  const url = URL.canParse(apiEndpoint) ? new URL(apiEndpoint) : undefined;
  const local = url !== undefined && allowedHosts.includes(url.host) && isLoopback(url.hostname);
  const allowed = url !== undefined && url.username === '' && (local || (url.protocol === 'https:' && isAllowed(url, allowedHosts)));
  if (!allowed) {
    throw new AppError({
      code: 'connect-refused',
      message: 'Actionstep named an address that is not one of its own. Nothing was connected.',
    });
  }
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/rest$/, '')
    .replace(/\/api$/, '');
  return `${url.origin}${path}/api/rest`;
}

function isAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((host) => (host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host));
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}
