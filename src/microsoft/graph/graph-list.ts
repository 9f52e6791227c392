import { z } from 'zod';
import { parseJson } from './graph-access.ts';
import type { GraphAccess, GraphOutcome } from './graph-config.ts';
import { unexpected } from './graph-failures.ts';
import { graphGet } from './graph-get.ts';

const mostPages = 20;

/** All items of a collection, page after page; an empty collection is `not-yet`: Graph makes these some time after the meeting. */
export async function graphList<T>(access: GraphAccess, path: string, item: z.ZodType<T>): Promise<GraphOutcome<T[]>> {
  const page = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
  const items: T[] = [];
  let next: string | undefined = path;
  for (let count = 0; next !== undefined; count += 1) {
    if (count === mostPages) throw unexpected('a list without end');
    const answer: GraphOutcome<Buffer> = await graphGet(access, next);
    if (answer.kind !== 'ready') return answer;
    const { value, '@odata.nextLink': link } = parseAs(page, answer.value);
    items.push(...value);
    // The token goes nowhere but to Graph, whatever a link says.
    if (link !== undefined && !link.startsWith(`${access.baseUrl}/`)) throw unexpected('a link that leads elsewhere');
    next = link;
  }
  return items.length === 0 ? { kind: 'not-yet' } : { kind: 'ready', value: items };
}

/** One object. */
export async function graphObject<T>(
  access: GraphAccess,
  path: string,
  shape: z.ZodType<T>,
  query?: Record<string, string>,
): Promise<GraphOutcome<T>> {
  const answer = await graphGet(access, path, query === undefined ? {} : { query });
  return answer.kind === 'ready' ? { kind: 'ready', value: parseAs(shape, answer.value) } : answer;
}

function parseAs<T>(shape: z.ZodType<T>, body: Buffer): T {
  const parsed = shape.safeParse(parseJson(body.toString('utf8')));
  if (!parsed.success) throw unexpected(`the form of ${parsed.error.issues[0]?.path.join('.') ?? 'the answer'}`);
  return parsed.data;
}
