export type Pace = {
  signal: AbortSignal;
  /** Milliseconds before the first question; every further pause is half as long again, up to `longest`. */
  first: number;
  longest: number;
  wait?: (millis: number, signal: AbortSignal) => Promise<void>;
};

/** Asks again and again, ever less often, until `ask` has enough or the signal is given. */
export async function poll(ask: () => Promise<'again' | 'enough'>, { signal, first, longest, wait = pause }: Pace): Promise<void> {
  let millis = first;
  while (!signal.aborted) {
    await wait(millis, signal);
    if (signal.aborted || (await ask()) === 'enough') return;
    millis = Math.min(longest, Math.round(millis * 1.5));
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
