import type { Switches } from '../switches.ts';

export type Verb = 'read' | 'write';

/** The matters a person may not see, by id. */
export function hiddenFrom(login: string, { restricted }: Pick<Switches, 'restricted'>): ReadonlySet<string> {
  const hidden = restricted.flatMap((rule) => {
    const [matter = '', logins = ''] = rule.split(':');
    return logins.split('+').includes(login) ? [] : [matter];
  });
  return new Set(hidden);
}

/** Whether the firm denies a person a verb on a resource. */
export function isDenied(login: string, resource: string, verb: Verb, { denied }: Pick<Switches, 'denied'>): boolean {
  return denied.some((rule) => {
    const [who, what, how] = rule.split(':');
    return who === login && how === verb && (what === '*' || what === resource);
  });
}
