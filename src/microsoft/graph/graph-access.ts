import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { GraphAccess, GraphConfig } from './graph-config.ts';
import { unexpected, unreachable } from './graph-failures.ts';

const tokenAnswer = z.object({ access_token: z.string().min(1) });
const tokenError = z.object({ error: z.string() });

/**
 * A token of the application for a tenant, by client credentials. Throws not-allowed when Entra refuses (secret wrong or expired,
 * no consent in this tenant), microsoft-unreachable otherwise.
 */
export async function graphAccess(config: GraphConfig, tenantId: string): Promise<GraphAccess> {
  const { status, body } = await askForToken(config, tenantId);
  const token = tokenAnswer.safeParse(body);
  if (status === 200 && token.success) return { baseUrl: config.baseUrl, timeout: config.timeout, token: token.data.access_token };
  if (status === 429 || status >= 500) throw unreachable();
  const refused = tokenError.safeParse(body);
  if (!refused.success) throw unexpected(`sign-in ${status}`);
  throw new AppError({
    code: 'not-allowed',
    message: `Microsoft 365 does not let Matterclock in (${refused.data.error.slice(0, 60)}). An administrator must consent again or renew the secret.`,
    retry: 'after-person',
  });
}

async function askForToken(config: GraphConfig, tenantId: string): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(config.tokenUrl(tenantId), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: config.clientId,
        client_secret: config.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeout),
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text) };
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** The parsed JSON, or undefined for anything else. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
