import type { Switches } from '../switches.ts';
import { columnReader, compareKeys } from '../tables/comparable.ts';
import { each } from '../tables/table.ts';
import { type LinkedContext, linkedRows } from './linked.ts';
import type { Query, SortKey } from './query.ts';
import type { Resource } from './resource.ts';
import type { Row, WireValue } from './row.ts';
import type { Shape } from './shape.ts';

export type Page = { rows: readonly Row[]; recordCount: number; page: number; pageSize: number };
export type EnvelopeContext = LinkedContext & { restUrl: string; requestUrl: URL; switches: Switches };

function linkTemplates({ name, links }: Shape, restUrl: string): Record<string, { href: string; type: string }> {
  const templates = Object.entries(links).map(([link, { to }]) => {
    const full = `${name}.${link}`;
    return [full, { href: `${restUrl}${to}/{${full}}`, type: to }] as const;
  });
  return Object.fromEntries(templates);
}

function wireAttributes({ attributes }: Shape, row: Row, names: readonly string[], { decimals }: Switches): Record<string, WireValue> {
  const wire: Record<string, WireValue> = {};
  for (const name of names) {
    const value = row.attributes[name] ?? null;
    const asNumber = decimals === 'numbers' && value !== null && attributes[name]?.kind === 'decimal';
    wire[name] = asNumber ? Number(value) : value;
  }
  return wire;
}

function wireLinks(row: Row, names: readonly string[]): Row['links'] {
  const wire: Record<string, Row['links'][string]> = {};
  for (const name of names) wire[name] = row.links[name] ?? null;
  return wire;
}

type Fieldset = { attributes: readonly string[]; links: readonly string[]; hasLinks: boolean };

/** What is sent of each row: the attributes and links named, all of them without a fieldset or with `:default` in it. */
function fieldsetOf(shape: Shape, fields: readonly string[] | undefined): Fieldset {
  const [attributes, links] = [Object.keys(shape.attributes), Object.keys(shape.links)];
  if (fields === undefined || fields.includes(':default')) return { attributes, links, hasLinks: true };
  const named = links.filter((name) => fields.includes(name));
  return { attributes: attributes.filter((name) => fields.includes(name)), links: named, hasLinks: named.length > 0 };
}

function wireRows(shape: Shape, rows: readonly Row[], fields: readonly string[] | undefined, switches: Switches): object[] {
  const { attributes, links, hasLinks } = fieldsetOf(shape, fields);
  return rows.map((row) => {
    const shown = { id: row.id, ...wireAttributes(shape, row, attributes, switches) };
    return hasLinks ? { ...shown, links: wireLinks(row, links) } : shown;
  });
}

function pageUrl(url: URL, page: number): string {
  const other = new URL(url);
  other.searchParams.set('page', String(page));
  return other.href;
}

function paging({ recordCount, page, pageSize }: Page, url: URL): Record<string, number | string | null> {
  const pageCount = Math.ceil(recordCount / pageSize);
  return {
    recordCount,
    pageCount,
    page,
    pageSize,
    prevPage: page > 1 ? pageUrl(url, page - 1) : null,
    nextPage: page < pageCount ? pageUrl(url, page + 1) : null,
  };
}

function sortedLinked(shape: Shape, rows: readonly Row[], sort: readonly SortKey[] = []): readonly Row[] {
  return sort.toReversed().reduce((ordered, { name, descending }) => {
    const read = columnReader(shape, name)?.read;
    if (read === undefined) return ordered;
    const key = (row: Row) => each(read(row))[0] ?? null;
    return ordered.toSorted((left, right) => compareKeys(key(left), key(right)) * (descending ? -1 : 1));
  }, rows);
}

/**
 * Wraps a page of rows as Actionstep does: under the resource's name, a bare object when the page holds exactly one row
 * and an array otherwise; included rows always in arrays.
 */
export function envelope(resource: Resource, page: Page, query: Query, context: EnvelopeContext): object {
  const { shape } = resource;
  const { restUrl, switches, catalogue } = context;
  const own = query.fields.get(shape.name) ?? query.fields.get('');
  const rows = wireRows(shape, page.rows, own, switches);
  const included = linkedRows(resource, page.rows, query.includes, context);
  const linked: Record<string, unknown> = {};
  const templates = linkTemplates(shape, restUrl);
  for (const [name, found] of included) {
    const target = catalogue.get(name)?.shape;
    if (target === undefined) continue;
    const ordered = sortedLinked(target, [...found.values()], query.sort.get(name));
    linked[name] = wireRows(target, ordered, query.fields.get(name), switches);
    Object.assign(templates, linkTemplates(target, restUrl));
  }
  return {
    links: templates,
    [shape.name]: rows.length === 1 && switches.singleRow === 'object' ? rows[0] : rows,
    ...(included.size === 0 ? {} : { linked }),
    meta: {
      paging: { [shape.name]: paging(page, context.requestUrl) },
      debug: { requestTime: '0.004', server: 'sandbox', rl: null },
    },
  };
}
