import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type ListedRate, readOverrides, readOwnLabel, readRates } from '../actionstep/index.ts';
import { type ConnectMeans, withAccessToken } from '../connections/index.ts';
import { tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import { centsOf, decimalOfCents } from '../domain/money.ts';
import type { RateBook, RateLabel } from '../domain/rate.ts';
import { knowBilling } from './know-billing.ts';
import { offeredById } from './offered-matters.ts';

/** The labels for a matter, and how the matter is billed; null where Actionstep does not say. */
export type MatterRates = RateBook & { currency: string | null; salesTax: boolean | null };

const storedBilling = z.object({ currency: z.string().nullable(), salesTax: z.boolean().nullable(), rateLabel: z.string().nullable() });
const unknown = { currency: null, salesTax: null, rateLabel: null };

/** The rates that the caller may choose for a matter, asked of Actionstep now. Throws not-found for a matter out of sight. */
export async function ratesOfMatter(caller: TimekeeperCaller, id: MatterId, means: ConnectMeans): Promise<MatterRates> {
  const matter = (await offeredById(caller, [id], means)).get(id);
  if (!matter) throw new AppError({ code: 'not-found', message: 'This matter does not exist, or you may not see it.' });
  const owner = { firm: caller.firm, person: timekeeperOf(caller) };
  const [listed] = await Promise.all([
    withAccessToken(owner, means, async (access, grant) => {
      const [rates, overrides, own] = await Promise.all([readRates(access), readOverrides(access, matter.number), readOwnLabel(access)]);
      return { rates, overrides, own, typed: grant.resource === 'timeentries' };
    }),
    knowBilling(caller, [id], means),
  ]);
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx.select({ billing: tables.matter.billing }).from(tables.matter).where(eq(tables.matter.id, id)),
  );
  const { currency, salesTax, rateLabel } = storedBilling.nullish().parse(rows[0]?.billing) ?? unknown;
  const defaults = { timekeeper: listed.own, matter: rateLabel };
  return { labels: listed.rates.map((rate) => labelOf(rate, listed.overrides, defaults)), typed: listed.typed, currency, salesTax };
}

function labelOf(
  rate: ListedRate,
  overrides: Map<string, string>,
  defaults: { timekeeper: string | null; matter: string | null },
): RateLabel {
  const kind = rate.isFixedFee ? 'fixed' : rate.isCustom ? 'custom' : 'hourly';
  const price = overrides.get(rate.id) ?? rate.price;
  return {
    id: rate.id,
    name: rate.name,
    kind,
    price: kind === 'hourly' ? plainPrice(price) : null,
    overridden: overrides.has(rate.id),
    includesTax: rate.includesTax,
    defaultOf: rate.id === defaults.timekeeper ? 'timekeeper' : rate.id === defaults.matter ? 'matter' : null,
  };
}

/** To the cent; null for what is not a plain decimal. */
function plainPrice(price: string | null): string | null {
  return price !== null && /^\d{1,12}(\.\d{1,6})?$/.test(price) ? decimalOfCents(centsOf(price)) : null;
}
