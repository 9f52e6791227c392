/** One request to the API or the token endpoint. */
export type LoggedRequest = {
  at: string;
  method: string;
  path: string;
  /** Of the API only: addresses of the sign-in carry secrets. */
  query: string;
  login: string | null;
  /** Null while it is under way, and when the connection ended without an answer. */
  status: number | null;
  /** Kind of the fault that struck it. */
  fault: string | null;
};

/** The latest requests, without headers or bodies: nothing secret gets in. */
export type RequestLog = {
  /** Answers the line, so that what comes of the request can be written into it. */
  add(at: Date, method: string, url: string): LoggedRequest;
  requests(): readonly LoggedRequest[];
  clear(): void;
};

const kept = 20_000;

/** Opens an empty log that keeps the latest 20,000 requests; what goes to the control API is not logged. */
export function openRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(at, method, url) {
      const [path = '', query = ''] = url.split('?', 2);
      const line = {
        at: at.toISOString(),
        method,
        path,
        query: path.startsWith('/api/rest/') ? query : '',
        login: null,
        status: null,
        fault: null,
      };
      if (path.startsWith('/sandbox/')) return line;
      requests.push(line);
      if (requests.length > kept) requests = requests.slice(-kept / 2);
      return line;
    },
    requests: () => requests,
    clear() {
      requests = [];
    },
  };
}
