import { z } from 'zod';

const oneOf = <const T extends readonly [string | number, ...(string | number)[]]>(...values: T) => z.literal(values).default(values[0]);
const flag = (value: boolean) => z.boolean().default(value);
const count = (value: number) => z.int().nonnegative().default(value);
const list = (shape: RegExp, like: string) => z.array(z.string().regex(shape, `must be like ${like}`)).default([]);

/**
 * Behaviours of the real system that nobody outside knows for certain, or that differ between firms: the first value is
 * the default (reference/actionstep-api.md §10 and the section named). All can be set at the start, by `--set name=value`,
 * and while the stand-in runs by PATCH /sandbox/switches.
 */
export const switchesSchema = z.strictObject({
  /** Status of a successful POST (§2.7). */
  postStatus: oneOf(200, 201),
  /** A page of exactly one row under the resource's name (§2.3). */
  singleRow: oneOf('object', 'array'),
  /** A listing without rows: 204 and no body, or 200 and an empty array (§2.3). */
  emptyList: oneOf('no-content', 'empty-array'),
  /** Hours and money as "0.40" or 0.4 (§2.4). */
  decimals: oneOf('strings', 'numbers'),
  /** A larger pageSize is cut to this (§2.5). */
  largestPageSize: count(200),
  /** A query parameter or attribute the resource does not have: ignored, or 400. */
  unknownNames: oneOf('ignored', 'refused'),
  /** gt, lt, gteq, lteq on text, flags and links: 400, or compared as text (§2.5). */
  orderOperators: oneOf('numbers-and-dates', 'anything'),
  /** How a filter value without offset is read (§2.5). */
  filterZone: oneOf('utc', 'firm'),
  /** 'ignored' makes every filter on importExternalReference return all rows (§3.4). */
  referenceFilter: oneOf('honoured', 'ignored'),
  /** Whether deleted matters are in listings (§2.6). */
  deletedMatters: oneOf('listed', 'hidden'),
  /** A write whose body is not wrapped in the resource's name: 400, or taken (§2.7). */
  unwrappedBodies: oneOf('refused', 'accepted'),
  /** A bulk POST with a fault in one row keeps nothing, or keeps the good rows and answers the fault (§2.7). */
  bulkPost: oneOf('all-or-nothing', 'row-by-row'),
  /** 'vendor-only' answers 406 and 415 to anything but application/vnd.api+json (§2.1). */
  mediaTypes: oneOf('any-json', 'vendor-only'),
  /** Status of a validation error (§2.8). */
  validationStatus: oneOf(422, 500),
  /** `errors`: an object for one fault and an array for several, always the first, or always an array (§2.8). */
  errorsShape: oneOf('by-count', 'object', 'array'),
  /** Body of a 401: `{"error": "expired_token", …}` or `{"errors": …}` (§1.6). */
  unauthorisedBody: oneOf('oauth', 'errors'),
  /** Which client credentials the token endpoint takes (§1.3). */
  clientCredentials: oneOf('both', 'basic', 'body'),
  /** Media type of token answers (§1.4). */
  tokenMediaType: oneOf('application/json', 'text/html'),
  /** Lifetime of an access token in seconds: `expires_in` (§1.4). */
  accessTokenSeconds: count(28_800),
  /** Lifetime of a refresh token that is not used (§1.4). */
  refreshTokenDays: count(21),
  /** A refresh token used again: invalid_grant; that and the end of every token of its grant; or taken for a while (§1.5). */
  spentRefreshToken: oneOf('refused', 'family-revoked', 'grace'),
  /** How long 'grace' lasts after the first use. */
  refreshGraceSeconds: count(30),
  /** What becomes of the old access token at a refresh (§1.5). */
  accessTokenAtRefresh: oneOf('kept', 'ended'),
  /** Whether a code asks for its code_verifier (§1.2). */
  pkce: oneOf('ignored', 'checked'),
  /** `include` of a resource outside the token's scope: not there, or 403 (§1.8). */
  includeOutsideScope: oneOf('left-out', 'refused'),
  /** Requests a second each person may make; 0 is no limit. A bucket of as many tokens (§2.10). */
  requestsPerSecond: count(0),
  /** The same for all people of the firm together. */
  firmRequestsPerSecond: count(0),
  /** Whether a 429 of the limits carries Retry-After. */
  retryAfter: flag(false),
  /** Enhanced Billing Mode; without it there are no timeentries (§3.1). */
  ebm: flag(true),
  /** Status of /timeentries in a firm without Enhanced Billing Mode. */
  withoutEbm: oneOf(404, 403, 500),
  /** billableHours when they are not sent (§3.2). */
  omittedBillableHours: oneOf('actual', 'zero', 'null'),
  /** PUT and DELETE of an entry that is on a bill (§3.5). */
  billedEntries: oneOf('locked', 'changeable'),
  /** Status of a change refused because the entry is on a bill. */
  billedStatus: oneOf(422, 409),
  /** Whether startTime and startTimestamp keep their seconds. */
  startSeconds: oneOf('kept', 'cut'),
  /** How the firm's settings round hours (§3.5). */
  rounding: oneOf('none', 'swedish', 'up', 'down'),
  /** Decimal places that hours are rounded to. */
  roundingPlaces: oneOf(2, 1),
  /** Raises billable hours above zero to this many hours. */
  minimumBillableHours: z.number().nonnegative().default(0),
  /** Whether time must name a matter (§3.5). */
  matterRequired: flag(false),
  /** Whether time entries must name a quick code (§3.5). */
  quickCodeRequired: flag(false),
  /** Whether the owner of time must be among the matter's participants. */
  ownerMustBeOnMatter: flag(false),
  /** How a matter answers a person who may not see it: as if it were not there, or 403 by its id (§1.6). */
  restrictedMatters: oneOf('invisible', 'forbidden'),
  /** Matters that only some people see: "1004:mere+hamish"; nobody: "1004:". */
  restricted: list(/^\d+:[\w+.-]*$/, '1004:mere+hamish'),
  /** What people may not do, answered with 403: "tom:timeentries:write"; `*` stands for every resource. */
  denied: list(/^[\w.-]+:[\w*]+:(?:read|write)$/, 'tom:timeentries:write'),
  /** How a person's displayName is written (§4.3). */
  displayNames: oneOf('given-first', 'family-first'),
  /** What a 401 of its target does to a hook; any other status but 200 disables it (§5). */
  hookUnauthorised: oneOf('disabled', 'deleted'),
  /** Seconds the stand-in's clock is ahead (or behind): Date header, expiry, timestamps. */
  clockSkewSeconds: z.int().default(0),
});

export type Switches = z.infer<typeof switchesSchema>;

const shape: Readonly<Record<string, z.ZodType>> = switchesSchema.shape;

function faultOf({ issues: [issue] }: z.ZodError): Error {
  if (issue?.code === 'unrecognized_keys') return new Error(`there is no switch ${issue.keys.join(', ')}`);
  return new Error(`switch ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The switches after some changes. Throws an Error of one line that names the switch and the fault. */
export function changedSwitches(current: Partial<Switches>, changes: Readonly<Record<string, unknown>>): Switches {
  const parsed = switchesSchema.safeParse({ ...current, ...changes });
  if (!parsed.success) throw faultOf(parsed.error);
  return parsed.data;
}

/** The switches among some options, the others at their defaults. Throws as `changedSwitches`. */
export function switchesFrom(options: Partial<Switches>): Switches {
  const named = Object.entries(options).filter(([name]) => Object.hasOwn(shape, name));
  return changedSwitches({}, Object.fromEntries(named));
}

function plainValue(text: string): unknown {
  return /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text) ? JSON.parse(text) : text;
}

/** Reads `name=value` settings; a list is separated by commas. Throws as `changedSwitches`. */
export function readSettings(settings: readonly string[]): Switches {
  const entries = settings.map((setting) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? ['', setting];
    const isList = name === 'restricted' || name === 'denied';
    return [name, isList ? value.split(',').filter((item) => item !== '') : plainValue(value)] as const;
  });
  return changedSwitches({}, Object.fromEntries(entries));
}
