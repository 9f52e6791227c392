import { z } from 'zod';
import type { Access } from './access.ts';
import { wireId, wireLink, wireMaybeFlag, wireText } from './envelope.ts';
import { type Listing, readByIds } from './list-pages.ts';

/** How a matter is billed, in our words; null where Actionstep does not say (reference/actionstep-api.md §4.6). */
export type ListedBilling = {
  number: string;
  billable: boolean | null;
  fixedFee: boolean;
  /** Whether work on it carries UTBMS codes. */
  codeRequired: boolean;
  /** ISO code. */
  currency: string | null;
  /** Whether GST or another sales tax is added to fees on its bills. */
  salesTax: boolean | null;
  /** The rate label that the matter has by default. */
  rateLabel: string | null;
};

const settings = z.looseObject({
  id: wireId,
  billType: wireText,
  isBillable: wireMaybeFlag,
  isUtbmsEnabled: wireMaybeFlag,
  isSalesTaxEnabled: wireMaybeFlag,
  salesTaxAppliesTo: wireText,
  links: z.looseObject({ defaultRate: wireLink, currency: wireLink }).nullish(),
});
const fields = 'id,billType,isBillable,isUtbmsEnabled,isSalesTaxEnabled,salesTaxAppliesTo,defaultRate,currency';
const listing: Listing<z.output<typeof settings>> = { resource: 'actionbillsettings', row: settings, query: { fields } };

/** The bill settings of the matters of these numbers that the token's person sees; their id is the matter's. */
export async function readBilling(access: Access, numbers: readonly string[]): Promise<ListedBilling[]> {
  return (await readByIds(access, listing, numbers)).map((row) => ({
    number: row.id,
    billable: row.isBillable,
    fixedFee: row.billType.toLowerCase() === 'fixed fee',
    codeRequired: row.isUtbmsEnabled === true,
    currency: row.links?.currency ?? null,
    salesTax: row.isSalesTaxEnabled === null ? null : row.isSalesTaxEnabled && row.salesTaxAppliesTo !== 'Expenses',
    rateLabel: row.links?.defaultRate ?? null,
  }));
}
