import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
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
  spent: z.boolean(),
  expiresAt: z.number(),
});

const stateSchema = z.object({
  version: z.literal(1),
  nextEntryId: z.int().positive(),
  entries: z.array(ledgerEntrySchema),
  codes: z.array(codeSchema),
  tokens: z.array(tokenSchema),
});

type StoredState = z.infer<typeof stateSchema>;
export type StoredToken = z.infer<typeof tokenSchema>;
export type StoredCode = z.infer<typeof codeSchema>;

/** All that survives a restart. Codes and tokens are kept as hashes only. */
export type SandboxState = { data: StoredState; save(): void };

function freshState(): StoredState {
  return { version: 1, nextEntryId: 5001, entries: [], codes: [], tokens: [] };
}

function readState(file: string): StoredState {
  if (!existsSync(file)) return freshState();
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The sandbox state in ${file} is not readable; move it away to start afresh.`, { cause });
  }
}

/**
 * Opens the state, read from the file when there is one. `save` returns once the file is replaced as a whole (mode
 * 0600), so an answer given after it holds over a restart. Throws when the file is not a state file.
 */
export function openState(file?: string): SandboxState {
  if (file === undefined) return { data: freshState(), save: () => undefined };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const data = readState(file);
  const draft = `${file}.${process.pid}.new`;
  const save = () => {
    writeFileSync(draft, JSON.stringify(data), { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  };
  return { data, save };
}
