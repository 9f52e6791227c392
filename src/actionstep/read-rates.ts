import { z } from 'zod';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { rowsOf, wireDecimal, wireFlag, wireId, wireLink, wireMaybeFlag, wireText } from './envelope.ts';
import { type Listing, readAll } from './list-pages.ts';

/** A rate label of the firm's system (reference/actionstep-api.md §4.5). */
export type ListedRate = {
  id: string;
  name: string;
  price: string | null;
  includesTax: boolean;
  isFixedFee: boolean;
  isCustom: boolean;
};

const rate = z.looseObject({
  id: wireId,
  name: wireText,
  rate: wireDecimal,
  includesTax: wireFlag,
  isActive: wireMaybeFlag,
  isFixedFee: wireFlag,
  isCustomRate: wireFlag,
});
const rates: Listing<z.output<typeof rate>> = { resource: 'rates', row: rate, query: { sort: 'id' } };

const override = z.looseObject({ overrideRate: wireDecimal, links: z.looseObject({ action: wireLink, rate: wireLink }) });

/** Every active rate label. */
export async function readRates(access: Access): Promise<ListedRate[]> {
  const rows = await readAll(access, rates);
  return rows
    .filter(({ isActive }) => isActive !== false)
    .map((row) => ({
      id: row.id,
      name: row.name,
      price: row.rate,
      includesTax: row.includesTax,
      isFixedFee: row.isFixedFee,
      isCustom: row.isCustomRate,
    }));
}

/** What a matter pays for labels instead of their price, by label. */
export async function readOverrides(access: Access, number: string): Promise<Map<string, string>> {
  const listing: Listing<z.output<typeof override>> = { resource: 'actionrates', row: override, query: { action_eq: number } };
  const found = new Map<string, string>();
  for (const { overrideRate, links } of await readAll(access, listing)) {
    if (links.action === number && links.rate !== null && overrideRate !== null) found.set(links.rate, overrideRate);
  }
  return found;
}

const user = z.looseObject({ links: z.looseObject({ defaultRate: wireLink, rate: wireLink }).nullish() });

/** The rate label that the token's person has by default; null for none. */
export async function readOwnLabel(access: Access): Promise<string | null> {
  const body = await call(access, { method: 'GET', path: 'users/current' });
  const links = rowsOf(body, 'users', user)[0]?.links;
  return links?.defaultRate ?? links?.rate ?? null;
}
