import * as z from 'zod/mini';
import { rateView } from './rate.ts';

const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));

export const matterView = z.object({
  id,
  number: z.string(),
  reference: z.string(),
  name: z.string(),
  clients: z.array(z.string()),
  status: z.enum(['active', 'inactive', 'closed']),
  billable: z.boolean(),
});
export type MatterView = z.infer<typeof matterView>;

/** How often a match like this is right, 0 to 1; null where it was not reckoned. */
const likelihood = z._default(z.nullable(z.number()), null);

export const candidateView = z.object({ matter: matterView, reasons: z.array(z.string()), confidence: likelihood });
export type CandidateView = z.infer<typeof candidateView>;

export const entryState = z.enum([
  'draft',
  'approved',
  'pushing',
  'unconfirmed',
  'failed',
  'pushed',
  'recalling',
  'dismissed',
  'exported',
  'superseded',
]);

/** How Actionstep bills it: charged, shown at no charge, or kept off the bill. */
export const treatment = z.enum(['bill', 'no-charge', 'hide']);
export type Treatment = z.infer<typeof treatment>;

/** Something said against billing an entry as it is. A stop is in the way of approving until it is cleared. */
export const checkView = z.object({
  code: z.string(),
  level: z.enum(['info', 'warning', 'stop']),
  message: z.string(),
  /** What clears it. */
  remedy: z.string(),
  /** The narrative with it mended, where that is safe. */
  mend: z.optional(z.string()),
});
export type CheckView = z.infer<typeof checkView>;

/** What a person does about an entry that did not go. */
export const mend = z.enum(['choose-matter', 'reconnect', 'edit', 'retry', 'decide', 'take-back']);

/** One time entry as every door shows it. */
export const entryView = z.object({
  id,
  version: z.number(),
  state: entryState,
  /** Calendar date of the work, YYYY-MM-DD, in `zone`. */
  workDate: z.string(),
  zone: z.string(),
  narrative: z.string(),
  units: z.number(),
  unitMinutes: z.number(),
  /** Billable hours as a decimal string: '0.70'. */
  hours: z.string(),
  actualSeconds: z.number(),
  /** How the time came about, in one sentence: "About 2 min to read 410 words → 1 unit (0.1 h)". */
  basis: z.string(),
  basisKind: z.enum(['measured', 'estimated', 'entered']),
  /** The source shown above the draft: subject and correspondent of the mail. */
  source: z.object({ kind: z.enum(['mail', 'note', 'meeting', 'document', 'recording']), title: z.string(), detail: z.string() }),
  match: z.object({
    tier: z.enum(['exact', 'suggested', 'none']),
    agreed: z.boolean(),
    reasons: z.array(z.string()),
    confidence: likelihood,
    candidates: z.array(candidateView),
    /** The one a person may take with one press: far likelier than the next, and open. Null for two close ones. */
    likely: z._default(z.nullable(id), null),
  }),
  /** The matter, and what decided it; null until an exact match or a person has. */
  matter: z.nullable(matterView),
  matterDecidedBy: z.nullable(z.enum(['exact', 'person'])),
  /** Whether the person has starred the matter. */
  favourite: z.optional(z.boolean()),
  flags: z.array(z.string()),
  treatment: z._default(treatment, 'bill'),
  activityCode: z._default(z.nullable(z.string()), null),
  rate: z._default(rateView, { kind: 'own', label: null, price: null, gst: null, typed: null, sentence: '' }),
  checks: z._default(z.array(checkView), []),
  /** What Actionstep says it holds, once pushed. Rate and amount GST-exclusive as Actionstep applied them. */
  pushed: z.nullable(
    z.object({
      remoteId: z.string(),
      hours: z.nullable(z.string()),
      rate: z.nullable(z.string()),
      amount: z.nullable(z.string()),
      differences: z.array(z.string()),
      /** How it stands there since: changes in sentences, the bill it is on, whether it is gone, when that was last asked. */
      changes: z.optional(z.array(z.string())),
      bill: z.optional(z.nullable(z.string())),
      gone: z.optional(z.boolean()),
      checkedAt: z.optional(z.nullable(z.string())),
    }),
  ),
  /** Why the last push failed or cannot be confirmed, and what to do. */
  problem: z.nullable(
    z.object({
      code: z.string(),
      message: z.string(),
      /** When it is tried again by itself; an ISO instant. */
      nextTryAt: z.optional(z.nullable(z.string())),
      /** The one act of a person that mends it; null while it goes by itself. */
      mend: z.optional(z.nullable(mend)),
    }),
  ),
});
export type EntryView = z.infer<typeof entryView>;

const version = z.int().check(z.gte(1));

/** The open mail, as Outlook gives it. Text of strangers; limits guard the backend. */
export const mailItem = z.object({
  internetMessageId: z.string().check(z.maxLength(998)),
  conversationId: z.optional(z.string().check(z.maxLength(400))),
  subject: z.string().check(z.maxLength(2000)),
  from: z.object({ name: z.string().check(z.maxLength(400)), address: z.string().check(z.maxLength(400)) }),
  to: z.array(z.object({ name: z.string().check(z.maxLength(400)), address: z.string().check(z.maxLength(400)) })).check(z.maxLength(500)),
  cc: z.array(z.object({ name: z.string().check(z.maxLength(400)), address: z.string().check(z.maxLength(400)) })).check(z.maxLength(500)),
  /** ISO instant at which the mail was created. */
  at: z.iso.datetime({ offset: true }),
  bodyText: z.string().check(z.maxLength(1_000_000)),
  attachments: z.array(z.string().check(z.maxLength(400))).check(z.maxLength(500)),
});
export type MailItem = z.infer<typeof mailItem>;

/** POST /api/drafts/mail answers the entries of this mail; `created` false when they were there already. */
export const draftsAnswer = z.object({ created: z.boolean(), entries: z.array(entryView) });
export type DraftsAnswer = z.infer<typeof draftsAnswer>;

/** PATCH /api/entries/:id. An edit of an approved entry withdraws the approval. */
export const entryEdit = z.object({
  version,
  narrative: z.optional(z.string().check(z.maxLength(20_000))),
  units: z.optional(z.int().check(z.gte(1), z.lte(1440))),
  actualSeconds: z.optional(z.int().check(z.gte(0), z.lte(86_400))),
  workDate: z.optional(z.string().check(z.maxLength(10))),
  treatment: z.optional(treatment),
  activityCode: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
});
export type EntryEdit = z.infer<typeof entryEdit>;

/** PUT /api/entries/:id/matter: a person confirms the matter; `typed` is what they typed to find it, to be learned. */
export const matterChoice = z.object({ version, matterId: id, typed: z.optional(z.string().check(z.maxLength(200))) });
export type MatterChoice = z.infer<typeof matterChoice>;

/** POST /api/entries/:id/approve names entry, version and the matter shown; another is refused. */
export const approval = z.object({ version, matterId: id });
export type Approval = z.infer<typeof approval>;

/** POST /api/entries/:id/{unapprove,dismiss,restore,restore-original,delete-evidence,push,recall}. */
export const versionOnly = z.object({ version });
export type VersionOnly = z.infer<typeof versionOnly>;

/** POST /api/entries/:id/decide: a person has looked whether an unconfirmed entry is in Actionstep. */
export const decision = z.object({ version, answer: z.enum(['there', 'not-there']) });

/** GET /api/entries; POST /api/drafts/mail/known, which finds the entries of a mail and makes none. */
export const entriesAnswer = z.object({ entries: z.array(entryView) });
export type EntriesAnswer = z.infer<typeof entriesAnswer>;

/** A matter of a search; `favourite` when the person has starred it. */
export const foundMatter = z.extend(matterView, { favourite: z._default(z.boolean(), false) });

/** GET /api/learned: what the person's confirmations taught, the latest first. */
export const learnedAnswer = z.object({
  learned: z.array(
    z.object({
      id,
      kind: z.enum(['thread', 'series', 'correspondent', 'domain', 'shorthand']),
      label: z.string(),
      /** Null when it is not shown to the person any more. */
      matter: z.nullable(matterView),
      times: z.int(),
      on: z.string(),
    }),
  ),
});

export const mattersAnswer = z.object({ matters: z.array(foundMatter) });
export type MattersAnswer = z.infer<typeof mattersAnswer>;
