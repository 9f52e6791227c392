import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { normaliseEndpoint, type TimeResource } from '../actionstep/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';
import type { ConnectMeans } from './connect-means.ts';

/** Whose grant. */
export type Owner = { firm: FirmId; person: PersonId };

/** What is known of the grant besides its token. */
export type Grant = {
  participantId: string;
  resource: TimeResource;
  referenceFilter: boolean;
  /** Whether a start keeps its seconds in Actionstep; null until a read-back has shown it. */
  secondsKept: boolean | null;
};

/** A working grant as it stands in the vault, opened. Never leaves this room whole. */
export type HeldGrant = {
  id: string;
  version: number;
  accessToken: string;
  refreshToken: string;
  endpoint: string;
  orgkey: string;
  expiresAt: Date;
  tokensAt: Date;
  /** When Actionstep was last asked which time resource it has. */
  probedAt: Date;
  grant: Grant;
};

export type ReconnectReason = NonNullable<(typeof tables.connection.$inferSelect)['reconnectReason']>;

const sealedTokens = z.object({ access: z.string(), refresh: z.string() });

/** Tokens as they are sealed for a connection. */
export function sealTokens({ seal }: FirmSession, id: string, tokens: { accessToken: string; refreshToken: string }): string {
  return seal('connection', id, { access: tokens.accessToken, refresh: tokens.refreshToken });
}

/** Reads the owner's grant. Throws not-connected when there is none or it must be given again. */
export async function readGrant(owner: Owner, means: ConnectMeans): Promise<HeldGrant> {
  return means.database.withFirm(owner.firm, async (session) => {
    const { connection } = tables;
    const rows = await session.tx.select().from(connection).where(eq(connection.personId, owner.person));
    return heldGrant(session, rows[0], means);
  });
}

/** The grant of a row, opened. Throws not-connected when there is no row or it must be given again. */
export function heldGrant({ open }: FirmSession, row: typeof tables.connection.$inferSelect | undefined, means: ConnectMeans): HeldGrant {
  if (!row) throw notConnected('Actionstep is not connected yet. Press Connect.');
  if (row.state === 'reconnect') throw notConnected(reconnectWords(row.reconnectReason));
  const tokens = sealedTokens.parse(open('connection', row.id, row.tokens));
  return {
    id: row.id,
    version: row.tokenVersion,
    accessToken: tokens.access,
    refreshToken: tokens.refresh,
    endpoint: normaliseEndpoint(row.apiEndpoint, means.actionstep.allowedHosts),
    orgkey: row.orgkey,
    expiresAt: row.expiresAt,
    tokensAt: row.tokensAt,
    probedAt: row.probedAt,
    grant: { participantId: row.participantId, resource: row.resource, referenceFilter: row.referenceFilter, secondsKept: row.secondsKept },
  };
}

const words: Record<ReconnectReason, string> = {
  refused: 'Actionstep no longer accepts the connection. Connect again.',
  revoked: 'The connection was ended in Actionstep. Connect again.',
  interrupted: 'The connection to Actionstep was lost while it was being renewed. Connect again; nothing you approved is lost.',
  silence: 'Actionstep was not reached for 21 days, so the connection ended. Connect again.',
  'other-system': 'Actionstep answered for another system than the one you connected. Connect again.',
};

/** Why a person must connect again, and what to do. */
export function reconnectWords(reason: ReconnectReason | null): string {
  return words[reason ?? 'refused'];
}

function notConnected(message: string): AppError {
  return new AppError({ code: 'not-connected', message, retry: 'after-person' });
}

const minute = 60_000;

/** Whether the access token should be renewed before it is used again: two minutes ahead, or a tenth of a short life. */
export function isDue(held: HeldGrant, now: Date): boolean {
  return now.getTime() >= held.expiresAt.getTime() - Math.min(2 * minute, life(held) / 10);
}

/** When the timer renews the tokens: a quarter of an hour ahead, or a quarter of a short life. */
export function timerAt(held: Pick<HeldGrant, 'expiresAt' | 'tokensAt'>): Date {
  return new Date(held.expiresAt.getTime() - Math.min(15 * minute, life(held) / 4));
}

function life({ expiresAt, tokensAt }: Pick<HeldGrant, 'expiresAt' | 'tokensAt'>): number {
  return Math.max(0, expiresAt.getTime() - tokensAt.getTime());
}

/** A refresh token that is not used for so long is dead (reference/actionstep-api.md §1.4). */
export const silenceKillsAfter = 21 * 24 * 60 * minute;
