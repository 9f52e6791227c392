import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../contract/session.ts';
import { useMeans } from '../use-pane.ts';
import type { PaneMeans } from '../verbs/pane-means.ts';
import { poll } from '../verbs/poll.ts';
import { readConnection } from '../verbs/read-connection.ts';

export type ConnectPhase = { kind: 'idle' } | { kind: 'waiting' } | { kind: 'not-connected'; why: string };

type Ticket = { url: string; at: number };

/** A ticket is good for a minute; one this old is not handed out any more. */
const ticketLife = 45_000;
const closedWords = 'The window was closed before Actionstep was connected. Nothing was changed.';

/** Connect Actionstep: a window, and the backend is asked until it says that it is done or the window is gone. */
export function useConnect(): { phase: ConnectPhase; press: () => void } {
  const means = useMeans();
  const [phase, setPhase] = useState<ConnectPhase>({ kind: 'idle' });
  const ticket = useRef<Ticket | undefined>(undefined);
  const leave = useRef<() => void>(() => undefined);

  useEffect(() => {
    // Fetched beforehand: a window opened in the click itself is not taken for an unwanted one.
    fetchTicket(means).then((answer) => {
      ticket.current = answer.kind === 'ticket' ? answer : undefined;
    });
    return () => leave.current();
  }, [means]);

  const press = async () => {
    setPhase({ kind: 'waiting' });
    const kept = ticket.current;
    ticket.current = undefined;
    const answer = kept && Date.now() - kept.at < ticketLife ? { kind: 'ticket' as const, ...kept } : await fetchTicket(means);
    if (answer.kind === 'refused') setPhase({ kind: 'not-connected', why: answer.why });
    else leave.current = follow(answer.url, means, (why) => setPhase({ kind: 'not-connected', why }));
  };
  return { phase, press };
}

type TicketAnswer = ({ kind: 'ticket' } & Ticket) | { kind: 'refused'; why: string };

async function fetchTicket({ api }: PaneMeans): Promise<TicketAnswer> {
  const answer = await api.ticket();
  return answer.ok ? { kind: 'ticket', url: answer.value.url, at: Date.now() } : { kind: 'refused', why: answer.failure.message };
}

/** Connected, and not about to end: one that ends soon is connected anew. */
function isGood(connection: ConnectionView | undefined): boolean {
  return connection?.state === 'connected' && !connection.notice;
}

/** Opens the window and follows it; answers how to stop. Once connected the screen goes away and stops it. */
function follow(url: string, means: PaneMeans, onRefused: (why: string) => void): () => void {
  const leaving = new AbortController();
  const ask = async () => (isGood(await readConnection(means, leaving.signal)) ? 'enough' : 'again');
  // A window that has gone may have done its work before: the backend is asked once more.
  const end = async (why: string) => {
    leaving.abort();
    if (!isGood(await readConnection(means))) onRefused(why);
  };
  const close = means.host.openWindow(url, { onHint: ask, onClosed: () => end(closedWords), onBlocked: end });
  poll(ask, { signal: leaving.signal, first: 2000, longest: 4000 });
  return () => {
    leaving.abort();
    close();
  };
}
