/**
 * Minutes after the end of a meeting at which Graph is asked again: transcripts come within seconds as a rule and within an hour
 * at worst (reference/teams-platform.md §3).
 */
const minutes = [1, 3, 7, 15, 30, 60, 120];

/** When to ask again; undefined when it has been long enough and what is known must do. */
export function nextTry(receivedAt: Date, now: Date): Date | undefined {
  const times = minutes.map((minute) => new Date(receivedAt.getTime() + minute * 60_000));
  return times.find((time) => time > now);
}
