import * as z from 'zod/mini';

const id = z.string().check(z.minLength(1), z.maxLength(40));
const price = z.string().check(z.maxLength(20));
const chosenLabel = z.object({ id: z.string(), name: z.string(), includesTax: z.boolean() });

/** At what an entry is billed. Prices are decimal strings without GST; `gst` is the difference to the price with GST. */
export const rateView = z.object({
  kind: z.enum(['own', 'label', 'custom', 'fixed']),
  label: z.nullable(chosenLabel),
  price: z.nullable(z.string()),
  gst: z.nullable(z.string()),
  /** As a person typed it. */
  typed: z.nullable(z.object({ price: z.string(), includesTax: z.boolean() })),
  /** Both figures and the difference, in one sentence. */
  sentence: z.string(),
});
export type RateView = z.infer<typeof rateView>;

/** GET /api/matters/:id/rates: the rate labels the caller may choose on a matter. */
export const ratesAnswer = z.object({
  labels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['hourly', 'fixed', 'custom']),
      /** Price of an hour on this matter; null where it is typed by hand. */
      price: z.nullable(z.string()),
      /** The matter has a price of its own for the label. */
      overridden: z.boolean(),
      includesTax: z.boolean(),
      defaultOf: z.nullable(z.enum(['timekeeper', 'matter'])),
    }),
  ),
  /** Whether the firm's system takes prices typed by hand. */
  typed: z.boolean(),
  /** ISO code of the matter's currency, and whether GST is added to fees on its bills; null where Actionstep does not say. */
  currency: z.nullable(z.string()),
  salesTax: z.nullable(z.boolean()),
});
export type RatesAnswer = z.infer<typeof ratesAnswer>;

/** PUT /api/entries/:id/rate. A price typed with GST in it is converted; the answer shows both figures. */
export const rateRequest = z.object({
  version: z.int().check(z.gte(1)),
  rate: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('own') }),
    z.object({ kind: z.literal('label'), label: id }),
    z.object({ kind: z.literal('custom'), price, includesTax: z.boolean(), label: z.optional(id) }),
    z.object({ kind: z.literal('fixed'), price, includesTax: z.boolean(), label: id }),
  ]),
});
export type RateRequest = z.infer<typeof rateRequest>;
