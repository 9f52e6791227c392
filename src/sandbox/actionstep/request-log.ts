export type LoggedRequest = { at: string; method: string; path: string };

/** The latest requests, without query strings, headers or bodies: nothing secret gets in. */
export type RequestLog = { add(at: Date, method: string, url: string): void; requests(): readonly LoggedRequest[] };

const kept = 2000;

/** Opens an empty log that keeps the latest 2000 requests. */
export function openRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add(at, method, url) {
      requests.push({ at: at.toISOString(), method, path: url.split('?', 1)[0] ?? '' });
      if (requests.length > kept) requests.shift();
    },
    requests: () => requests,
  };
}
