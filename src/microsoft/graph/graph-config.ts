/** How Graph is reached as the application; addresses come from the composition root. */
export type GraphConfig = {
  /** Without a slash at the end: https://graph.microsoft.com/v1.0 */
  baseUrl: string;
  tokenUrl: (tenantId: string) => string;
  clientId: string;
  clientSecret: string;
  /** Longest wait for one answer, in milliseconds. */
  timeout: number;
};

/** What calls need: the application's token for one tenant. Stays inside the backend. */
export type GraphAccess = Pick<GraphConfig, 'baseUrl' | 'timeout'> & { token: string };

/** An online meeting as Graph finds it: by its organizer. */
export type MeetingRef = { organizerOid: string; graphMeetingId: string };

/**
 * What Graph says of something it may not have yet. `forbidden` is a decision of the tenant's administrators (permission,
 * application access policy, transcript access): asking again changes nothing; `code` is Graph's word for it.
 */
export type GraphOutcome<T> = { kind: 'ready'; value: T } | { kind: 'not-yet' } | { kind: 'forbidden'; code: string } | { kind: 'none' };
