import { z } from 'zod';

const address = z.string().max(1000);
const instant = z.coerce.date().optional();

/**
 * An activity of Teams as far as the bot reads it; the rest stays beside it for botbuilder. The service address is compared
 * with the token's only if there is one: it is required here.
 */
export const incoming = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).optional(),
  name: z.string().max(200).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url().max(1000),
  timestamp: instant,
  localTimestamp: instant,
  expiration: instant,
  from: z.looseObject({ id: address, name: z.string().max(400).optional(), aadObjectId: z.string().max(100).optional() }),
  recipient: z.looseObject({ id: address }).optional(),
  conversation: z.looseObject({ id: address, conversationType: z.string().max(50).optional(), tenantId: z.string().max(100).optional() }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(100) }).optional(),
      meeting: z.looseObject({ id: address }).optional(),
    })
    .optional(),
  text: z.string().max(30_000).optional(),
  replyToId: z.string().max(500).optional(),
  action: z.string().max(50).optional(),
  value: z.unknown().optional(),
});
export type Incoming = z.infer<typeof incoming>;
