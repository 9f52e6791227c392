import type { Row } from '../rest/row.ts';
import type { Shape } from '../rest/shape.ts';
import type { Switches } from '../switches.ts';
import type { EventName } from './event-names.ts';

/** What came of sending to a hook; status null: no answer, or a target that is not on this computer and was never asked. */
export type Delivery = { at: string; hookId: string; event: EventName; resourceId: string; status: number | null };

/** A registered hook as the sender needs it. */
export type Hook = { id: string; targetUrl: string; triggeredCount: number };

/** Where hooks are kept; `settle` stores what came of a delivery. */
export type HookBook = {
  active(event: EventName): readonly Hook[];
  settle(hook: Hook, status: 'Active' | 'Disabled' | 'Deleted'): void;
};

/** Tells registered hooks what happened, after the answer to the request that made it happen. */
export type HookSender = {
  /** Names the book; until then nothing is sent. */
  attach(book: HookBook): void;
  emit(event: EventName, shape: Shape, row: Row): void;
  /** Waits until all that is under way is sent; answers the latest deliveries, oldest first. */
  deliveries(): Promise<readonly Delivery[]>;
};

const kept = 2000;
const timeoutMs = 5000;

/** JSON:API 1.0, in which hooks speak unlike everything else. */
function payload(event: EventName, { name, attributes, links }: Shape, row: Row, hook: Hook): object {
  const related = Object.entries(links).map(([link, { to: type }]) => {
    const ids = row.links[link] ?? null;
    const one = (id: string) => ({ type, id });
    if (ids === null) return [link, { data: null }] as const;
    return [link, { data: typeof ids === 'string' ? one(ids) : ids.map(one) }] as const;
  });
  const said = Object.fromEntries(Object.keys(attributes).map((attribute) => [attribute, row.attributes[attribute] ?? null]));
  const resthook = {
    id: hook.id,
    target: hook.targetUrl,
    trigger_count: hook.triggeredCount + 1,
    event_name: event,
    resource_type: name,
    resource_id: String(row.id),
  };
  return {
    jsonapi: { version: '1.0' },
    data: { type: name, id: String(row.id), attributes: said, relationships: Object.fromEntries(related) },
    meta: { debug: { requestTime: '0.004', rl: null, resthook } },
  };
}

function isOnThisComputer(target: string): boolean {
  return URL.canParse(target) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(target).hostname);
}

async function post(target: string, body: object): Promise<number | null> {
  if (!isOnThisComputer(target)) return null;
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.api+json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

/** Opens a sender; deliveries go out one after the other, in the order of what happened. */
export function openHookSender(now: () => number, switches: Switches): HookSender {
  const deliveries: Delivery[] = [];
  let book: HookBook | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const send = async (hook: Hook, event: EventName, body: object, resourceId: string) => {
    const status = await post(hook.targetUrl, body);
    const fault = status === 401 && switches.hookUnauthorised === 'deleted' ? 'Deleted' : 'Disabled';
    book?.settle(hook, status === 200 ? 'Active' : fault);
    deliveries.push({ at: new Date(now()).toISOString(), hookId: hook.id, event, resourceId, status });
    if (deliveries.length > kept) deliveries.shift();
  };
  const deliver = async (event: EventName, shape: Shape, row: Row) => {
    for (const hook of book?.active(event) ?? []) await send(hook, event, payload(event, shape, row, hook), String(row.id));
  };
  return {
    attach(hookBook) {
      book = hookBook;
    },
    emit(event, shape, row) {
      underWay = underWay.then(() => deliver(event, shape, row));
    },
    async deliveries() {
      await underWay;
      return deliveries;
    },
  };
}
