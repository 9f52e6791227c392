function shapeOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(':*', '(?::\\d{1,5})?');
  const hasPath = /^[a-z]+:\/\/[^/]+\/./.test(pattern);
  return new RegExp(`^${escaped.replace(/\/$/, '')}${hasPath ? '' : '(?:[/?][^#]*)?'}$`);
}

/** Whether an address is one of those registered; `*` in a pattern stands for any port, no path for any path. */
export function redirectAllowed(address: string, patterns: readonly string[]): boolean {
  return URL.canParse(address) && patterns.some((pattern) => shapeOf(pattern).test(address));
}

/** Adds the outcome of an authorisation to the redirect address. */
export function redirectWith(address: string, outcome: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(outcome)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
