import { z } from 'zod';

/** What befalls one call to the connector. `hold` keeps it waiting until it is released. */
export const faultSchema = z.strictObject({
  kind: z.enum(['too-many', 'forbidden', 'not-found', 'error-before', 'error-after', 'drop-after', 'hold']),
  /** Which calls it waits for; writes are those that change a chat. */
  on: z.enum(['write', 'read']).default('write'),
  /** Seconds, for too-many. */
  retryAfter: z.number().min(0).default(1),
});
export type Fault = z.output<typeof faultSchema>;

/** The faults still to come, each for one call, in order. */
export type Faults = {
  plan(fault: z.input<typeof faultSchema>): void;
  take(on: Fault['on']): Fault | undefined;
  /** Resolves when what is held is released. */
  held(): Promise<void>;
  release(): void;
  clear(): void;
};

/** Opens an empty plan: everything works. */
export function openFaults(): Faults {
  let planned: Fault[] = [];
  let waiting: (() => void)[] = [];
  const release = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  return {
    plan: (fault) => planned.push(faultSchema.parse(fault)),
    take(on) {
      const next = planned.find((fault) => fault.on === on);
      planned = planned.filter((fault) => fault !== next);
      return next;
    },
    held: () => new Promise((resolve) => waiting.push(resolve)),
    release,
    clear() {
      planned = [];
      release();
    },
  };
}
