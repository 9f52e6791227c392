import * as z from 'zod/mini';

/** GET /api/config, without sign-in: what the pane needs to sign a person in. */
export const paneConfig = z.object({
  clientId: z.string(),
  authority: z.string(),
  scope: z.string(),
  /** Set when the backend runs on local stand-ins. */
  sandbox: z.boolean(),
});
export type PaneConfig = z.infer<typeof paneConfig>;

const matterRule = z.partial(
  z.object({
    unitMinutes: z.int().check(z.gte(1), z.lte(60)),
    rounding: z.enum(['up', 'nearest', 'exact']),
    minimumUnits: z.int().check(z.gte(1), z.lte(10)),
    neverSend: z.boolean(),
  }),
);

const words = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(100));
const replacement = z.object({ from: z.string().check(z.minLength(1), z.maxLength(100)), to: z.string().check(z.maxLength(100)) });
const narrativeRule = z.partial(
  z.object({
    matter: z.string().check(z.maxLength(60)),
    client: z.string().check(z.maxLength(400)),
    excluded: words,
    included: words,
    replaced: z.array(replacement).check(z.maxLength(100)),
    tense: z.enum(['gerund', 'past']),
    mostMinutes: z.int().check(z.gte(1), z.lte(1440)),
    codeRequired: z.boolean(),
  }),
);

const setting = {
  unitMinutes: z.int().check(z.gte(1), z.lte(60)),
  /** Exact: units of one minute, to the nearest. */
  rounding: z.enum(['up', 'nearest', 'exact']),
  minimumUnits: z.int().check(z.gte(1), z.lte(10)),
  /** IANA zone in which dates of work are kept. */
  zone: z.string().check(z.maxLength(60)),
  /** Hours a day above which a day is questioned. */
  dayNormHours: z.int().check(z.gte(1), z.lte(24)),
  keepEvidenceDays: z.int().check(z.gte(1), z.lte(365)),
  keepEvidenceAfterPush: z.boolean(),
  /** Where the firm practises, for GST; null until an administrator has said. */
  country: z.nullable(z.enum(['AU', 'NZ'])),
  /** Whether Actionstep takes time on a matter only from its participants. */
  timekeeperOnMatter: z.boolean(),
  /** How narratives begin: 'Perusing' or 'Perused'. */
  narrativeTense: z.enum(['gerund', 'past']),
  /** No text of the firm goes to the language model. */
  neverSend: z.boolean(),
  /** Whether mails of one thread, day and matter are billed together. */
  groupMails: z.boolean(),
  /** Whether what one person's confirmations taught helps the others too. */
  shareLearned: z.boolean(),
  /** What holds for one matter instead, by its id. */
  matters: z.record(z.string().check(z.maxLength(60)), matterRule),
  /** What the firm, a client or a matter wants of narratives and entries. */
  narrativeRules: z.array(narrativeRule).check(z.maxLength(200)),
  /** Levels of the fair-bill checks, where the firm wants others than ours. */
  checks: z.record(z.string(), z.enum(['info', 'warning', 'stop', 'off'])),
};
export const firmSettings = z.object({
  ...setting,
  dayNormHours: z._default(setting.dayNormHours, 10),
  keepEvidenceDays: z._default(setting.keepEvidenceDays, 14),
  keepEvidenceAfterPush: z._default(setting.keepEvidenceAfterPush, false),
  country: z._default(setting.country, null),
  timekeeperOnMatter: z._default(setting.timekeeperOnMatter, false),
  narrativeTense: z._default(setting.narrativeTense, 'gerund'),
  neverSend: z._default(setting.neverSend, false),
  groupMails: z._default(setting.groupMails, true),
  shareLearned: z._default(setting.shareLearned, false),
  matters: z._default(setting.matters, {}),
  narrativeRules: z._default(setting.narrativeRules, []),
  checks: z._default(setting.checks, {}),
});
export type FirmSettings = z.infer<typeof firmSettings>;

/** PUT /api/firm/settings: what is left out stays as it is. */
export const firmSettingsChange = z.partial(z.object(setting));
export type FirmSettingsChange = z.infer<typeof firmSettingsChange>;

/** Whether the person's Actionstep grant works. */
export const connectionView = z.object({
  state: z.enum(['none', 'connected', 'reconnect']),
  /** Name of the Actionstep system and of the timekeeper in it, once connected. */
  system: z.nullable(z.string()),
  timekeeper: z.nullable(z.string()),
  /** Matters known to this person; grows while the first sync runs. */
  matters: z.number(),
  syncing: z.boolean(),
  /** While matters are read for the first time: how many of how many. */
  progress: z.optional(z.nullable(z.object({ done: z.number(), total: z.number() }))),
  /** Why the person must connect again, or that the connection ends soon; a sentence to show. */
  notice: z.optional(z.nullable(z.string())),
  /** When the connection ends unless Actionstep is reached before; an ISO instant. */
  livesUntil: z.optional(z.nullable(z.string())),
  /** What Actionstep is asked for at connect, each with what it is for. */
  permissions: z.optional(z.array(z.object({ scope: z.string(), purpose: z.string() }))),
});
export type ConnectionView = z.infer<typeof connectionView>;

/** GET /api/me */
export const meView = z.object({
  person: z.object({ id: z.string(), name: z.string(), role: z.enum(['timekeeper', 'admin']) }),
  firm: z.object({
    name: z.string(),
    settings: firmSettings,
    /** What an administrator is asked as long as `country` is null: the country of the firm's zone, null where it tells nothing. */
    proposedCountry: z.optional(z.nullable(z.enum(['AU', 'NZ']))),
  }),
  connection: connectionView,
});
export type MeView = z.infer<typeof meView>;

/** POST /api/connect/ticket: the address to open in a window; good once, for a minute. */
export const connectTicket = z.object({ url: z.string() });
export type ConnectTicket = z.infer<typeof connectTicket>;
