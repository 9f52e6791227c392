import { type LinkedContext, linkedRows } from './linked.ts';
import type { Query } from './query.ts';
import type { Resource, Row } from './resource.ts';

export type Page = { rows: readonly Row[]; recordCount: number; page: number; pageSize: number };
export type EnvelopeContext = LinkedContext & { restUrl: string; requestUrl: URL };

function linkTemplates(resource: Resource, restUrl: string): Record<string, { href: string; type: string }> {
  const templates = Object.entries(resource.links).map(([link, type]) => {
    const name = `${resource.name}.${link}`;
    return [name, { href: `${restUrl}${type}/{${name}}`, type }] as const;
  });
  return Object.fromEntries(templates);
}

function picked<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

function wireRow(row: Row, fields: readonly string[] | undefined): Record<string, unknown> {
  if (fields === undefined || fields.includes(':default')) return { id: row.id, ...row.attributes, links: row.links };
  const links = picked(row.links, fields);
  const shown = { id: row.id, ...picked(row.attributes, fields) };
  return Object.keys(links).length === 0 ? shown : { ...shown, links };
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

/**
 * Wraps a page of rows as Actionstep does: under the resource's name, a bare object when the page holds exactly one row
 * and an array otherwise; included rows always in arrays. An empty page has no body at all, so there is none to build.
 */
export function envelope(resource: Resource, page: Page, query: Query, context: EnvelopeContext): object {
  const own = query.fields.get(resource.name) ?? query.fields.get('');
  const rows = page.rows.map((row) => wireRow(row, own));
  const included = linkedRows(resource, page.rows, query.includes, context);
  const linked: Record<string, unknown> = {};
  const templates = linkTemplates(resource, context.restUrl);
  for (const [name, found] of included) {
    linked[name] = [...found.values()].map((row) => wireRow(row, query.fields.get(name)));
    const target = context.catalogue.get(name);
    if (target !== undefined) Object.assign(templates, linkTemplates(target, context.restUrl));
  }
  return {
    links: templates,
    [resource.name]: rows.length === 1 ? rows[0] : rows,
    ...(included.size === 0 ? {} : { linked }),
    meta: {
      paging: { [resource.name]: paging(page, context.requestUrl) },
      debug: { requestTime: '0.004', server: 'sandbox', rl: null },
    },
  };
}
