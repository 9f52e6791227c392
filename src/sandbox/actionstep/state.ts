import { z } from 'zod';
import { openStateFile, type StateFile } from '../state-file.ts';
import { ledgerEntrySchema } from './ledger/ledger-entry.ts';

const codeSchema = z.object({
  hash: z.string(),
  login: z.string(),
  scope: z.string(),
  redirectUri: z.string(),
  challenge: z.string().nullable(),
  expiresAt: z.number(),
});

const tokenSchema = z.object({
  hash: z.string(),
  kind: z.enum(['access', 'refresh']),
  login: z.string(),
  scope: z.string(),
  /** When a refresh token was used. */
  spentAt: z.number().nullable().default(null),
  expiresAt: z.number(),
  /** Which consent it goes back to. */
  family: z.string().default(''),
});

const rowSchema = z.object({
  id: z.union([z.number(), z.string()]),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  links: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
});

const stateSchema = z.object({
  version: z.literal(1),
  nextEntryId: z.int().positive(),
  entries: z.array(ledgerEntrySchema),
  codes: z.array(codeSchema),
  tokens: z.array(tokenSchema),
  nextRecordId: z.int().positive().default(90_001),
  /** Records made, changed or (null) removed since the seed, by resource and id. */
  records: z.record(z.string(), z.record(z.string(), rowSchema.nullable())).default({}),
});

type StoredState = z.output<typeof stateSchema>;
export type StoredToken = z.infer<typeof tokenSchema>;
export type StoredCode = z.infer<typeof codeSchema>;

/** All that survives a restart. Codes and tokens are kept as hashes only. */
export type SandboxState = StateFile<StoredState>;

function freshState(): StoredState {
  return { version: 1, nextEntryId: 5001, entries: [], codes: [], tokens: [], nextRecordId: 90_001, records: {} };
}

/** Opens the state, read from the file when there is one. Throws when the file is not a state file. */
export function openState(file?: string): SandboxState {
  return openStateFile(file, stateSchema, freshState);
}
