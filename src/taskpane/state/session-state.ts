import type { ConnectionView, MeView } from '../../contract/session.ts';
import type { Failure } from '../api/failure.ts';

/** Who is signed in, or why nobody is. `expired`: the sign-in ended while something was open; it stays in view. */
export type Session =
  | { kind: 'starting' }
  | { kind: 'unreachable'; message: string }
  | { kind: 'not-allowed'; message: string }
  | { kind: 'signed-out'; busy: boolean; message: string | null }
  | { kind: 'signed-in'; me: MeView; expired: 'no' | 'yes' | 'signing-in'; message: string | null };

export type SessionEvent =
  | { type: 'session-starts' }
  | { type: 'sign-in-begins' }
  | { type: 'sign-in-needed'; message: string | null }
  | { type: 'signed-in'; me: MeView }
  | { type: 'session-failed'; failure: Failure }
  | { type: 'connection-read'; connection: ConnectionView }
  | { type: 'firm-read'; firm: MeView['firm'] };

export function reduceSession(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'session-starts':
      return { kind: 'starting' };
    case 'sign-in-begins':
      return session.kind === 'signed-in'
        ? { ...session, expired: 'signing-in', message: null }
        : { kind: 'signed-out', busy: true, message: null };
    case 'sign-in-needed':
      return session.kind === 'signed-in'
        ? { ...session, expired: 'yes', message: event.message }
        : { kind: 'signed-out', busy: false, message: event.message };
    case 'signed-in':
      return { kind: 'signed-in', me: event.me, expired: 'no', message: null };
    case 'session-failed':
      return failed(session, event.failure);
    case 'connection-read':
      return session.kind === 'signed-in' ? { ...session, me: { ...session.me, connection: event.connection } } : session;
    case 'firm-read':
      return session.kind === 'signed-in' ? { ...session, me: { ...session.me, firm: event.firm } } : session;
  }
}

/** What stands on the screen stays there; only a start that fails gets a screen of its own. */
function failed(session: Session, { code, message }: Failure): Session {
  if (session.kind === 'signed-in') return { ...session, expired: session.expired === 'no' ? 'no' : 'yes', message };
  if (code === 'sign-in-needed') return { kind: 'signed-out', busy: false, message: null };
  if (code === 'not-signed-in') return { kind: 'signed-out', busy: false, message };
  if (code === 'not-allowed') return { kind: 'not-allowed', message };
  return { kind: 'unreachable', message };
}
