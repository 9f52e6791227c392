import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Runs `work` so that every exchange with Actionstep inside it is logged under this id. */
export function correlate<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The id of the request or job under way, if there is one. */
export function correlationId(): string | undefined {
  return current.getStore();
}
