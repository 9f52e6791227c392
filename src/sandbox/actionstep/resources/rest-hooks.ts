import { type Firm, timestampNow } from '../firm.ts';
import { eventNames } from '../hooks/event-names.ts';
import type { HookBook } from '../hooks/hook-sender.ts';
import { fieldProblem } from '../rest/problem.ts';
import { integer, oneOf, readOnly, required, text, timestamp } from '../rest/shape.ts';
import { tableOf } from '../tables/look-up.ts';
import type { RecordRules } from './record-resource.ts';

/** `resthooks`: who is told of what happens. Changing a hook makes it active again. */
export function restHooks(): RecordRules {
  return {
    shape: {
      name: 'resthooks',
      attributes: {
        eventName: required(oneOf(...eventNames)),
        targetUrl: required(text),
        status: oneOf('Active', 'Disabled', 'Deleted'),
        triggeredCount: readOnly(integer),
        triggeredLastTimestamp: readOnly(timestamp),
      },
      links: {},
    },
    verbs: ['create', 'update', 'remove'],
    seed: () => [],
    fill({ attributes, links }, { before }) {
      const counted = before === undefined ? { triggeredCount: 0 } : {};
      return { attributes: { ...counted, status: 'Active', ...attributes }, links };
    },
    check: ({ attributes: { targetUrl } }) =>
      typeof targetUrl === 'string' && !URL.canParse(targetUrl)
        ? [fieldProblem('/resthooks/targetUrl', 'targetUrl must be an address')]
        : [],
  };
}

/** The hooks of a firm, for the sender. */
export function hookBook(firm: Firm): HookBook {
  return {
    active: (event) =>
      (tableOf(firm, 'resthooks')?.rows() ?? [])
        .filter(({ attributes: { eventName, status } }) => eventName === event && status === 'Active')
        .map(({ id, attributes: { targetUrl, triggeredCount } }) => ({
          id: String(id),
          targetUrl: String(targetUrl),
          triggeredCount: Number(triggeredCount),
        })),
    settle(hook, status) {
      const attributes = { status, triggeredCount: hook.triggeredCount + 1, triggeredLastTimestamp: timestampNow(firm) };
      // A hook that was removed in the meantime stays removed.
      if (tableOf(firm, 'resthooks')?.get(hook.id) === undefined) return;
      firm.catalogue.get('resthooks')?.asSystem?.overwrite(hook.id, attributes);
    },
  };
}
