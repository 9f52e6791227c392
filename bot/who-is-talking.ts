import { z } from 'zod';
import type { PersonCaller } from '../src/domain/caller.ts';
import { AppError } from '../src/domain/errors.ts';
import { callerFor } from '../src/firms/index.ts';
import type { BotOptions } from './bot-options.ts';
import type { Incoming } from './incoming.ts';

const objectId = z.uuid();

/**
 * The caller behind an activity whose token holds: tenant and object id as Teams gives them, never from the data of a card.
 * The token carries no tenant, so both places Teams names it must agree. Throws not-allowed in words.
 */
export async function whoIsTalking(activity: Incoming, options: BotOptions): Promise<PersonCaller> {
  const tenantId = tenantOf(activity);
  if (tenantId === undefined || !options.tenants.includes(tenantId)) {
    throw refuse('Your organisation has not been set up in Matterclock.');
  }
  const oid = objectId.safeParse(activity.from.aadObjectId);
  if (!oid.success) throw refuse('Matterclock works for people who are signed in to the Teams of their firm.');
  return callerFor({ tenantId, oid: oid.data, name: activity.from.name ?? '', email: '' }, options.means);
}

/** The tenant of an activity; undefined when it names none, or two. */
export function tenantOf({ channelData, conversation }: Incoming): string | undefined {
  const named = new Set([channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined));
  return named.size === 1 ? [...named][0] : undefined;
}

function refuse(message: string): AppError {
  return new AppError({ code: 'not-allowed', message });
}
