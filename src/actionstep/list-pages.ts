import type { z } from 'zod';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { pagingOf, rowsOf } from './envelope.ts';
import { isAbout, unexpectedFailure } from './failure.ts';

/** The API cuts larger pages to this (reference/actionstep-api.md §2.5). */
export const pageSize = 200;
/** Two million rows: no listing of a firm is longer, and one that does not end is broken. */
const mostPages = 10_000;

export type Listing<T> = { resource: string; row: z.ZodType<T>; query: Record<string, string> };
export type ListedPage<T> = { rows: T[]; page: number; pages: number; total: number; body: unknown };

/** One page of a listing. `pages` is the page itself when it is the last: an empty page ends every listing. */
export async function readPage<T>(access: Access, listing: Listing<T>, page: number): Promise<ListedPage<T>> {
  if (page > mostPages) throw unexpectedFailure(`Actionstep lists ${listing.resource} without end.`);
  const query = { ...listing.query, page: String(page), pageSize: String(pageSize) };
  const body = await call(access, { method: 'GET', path: listing.resource, query });
  const rows = rowsOf(body, listing.resource, listing.row);
  const { pages, total } = pagingOf(body, listing.resource);
  return { rows, page, pages: rows.length === 0 ? page : Math.max(page, pages), total: Math.max(total, rows.length), body };
}

/** Every row of a listing. */
export async function readAll<T>(access: Access, listing: Listing<T>): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const got = await readPage(access, listing, page);
    pages = got.pages;
    rows.push(...got.rows);
  }
  return rows;
}

/**
 * Rows by their ids, those that are there and may be seen; never an error for the others. One request while all is well:
 * whether one missing id turns the whole answer into 404 is not known, so a refused list is halved (reference §2.3).
 */
export async function readByIds<T>(access: Access, listing: Listing<T>, ids: readonly string[]): Promise<T[]> {
  if (ids.length === 0) return [];
  if (ids.length > pageSize) {
    const [first, rest] = [ids.slice(0, pageSize), ids.slice(pageSize)];
    return [...(await readByIds(access, listing, first)), ...(await readByIds(access, listing, rest))];
  }
  try {
    const path = `${listing.resource}/${ids.map(encodeURIComponent).join(',')}`;
    const body = await call(access, { method: 'GET', path, query: { ...listing.query, pageSize: String(pageSize) } });
    return rowsOf(body, listing.resource, listing.row);
  } catch (error) {
    if (!isAbout(error, 'absent') && !isAbout(error, 'forbidden')) throw error;
    if (ids.length === 1) return [];
    const half = Math.ceil(ids.length / 2);
    return [...(await readByIds(access, listing, ids.slice(0, half))), ...(await readByIds(access, listing, ids.slice(half)))];
  }
}
