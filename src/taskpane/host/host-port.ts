import type { MailItem } from '../../contract/entry.ts';
import type { PaneConfig } from '../../contract/session.ts';

/** The mail the host shows. `reading` has its subject already; the text follows. */
export type OpenMail =
  | { kind: 'none' }
  | { kind: 'reading'; subject: string }
  | { kind: 'unreadable'; why: string }
  | { kind: 'mail'; mail: MailItem };

export type ThemeName = 'light' | 'dark' | 'contrast';

/** `needs-person`: only a press of a button can go on. `failed` says why, in words for the person. */
export type TokenAnswer = { kind: 'token'; token: string } | { kind: 'needs-person' } | { kind: 'failed'; message: string };

/** `silent` never shows anything; `renewed` is silent and asks for a new token; `popup` may ask the person. */
export type TokenWish = 'silent' | 'renewed' | 'popup';

/** What a window that was opened tells. A hint means no more than: ask the backend now. */
export type WindowEvents = { onHint: () => void; onClosed: () => void; onBlocked: (why: string) => void };

/** What the pane needs of the program it lives in. Outlook now; Teams later. */
export type HostPort = {
  /** Calls `listener` at once and at every change of the selected mail; a late answer for an earlier mail is dropped. */
  watchMail(listener: (mail: OpenMail) => void): () => void;
  /** Whether this mail is still the selected one. If not, the listener of watchMail is told of the other. */
  isStillOpen(mail: MailItem): boolean;
  /** Reads the selected mail anew. */
  readMailAgain(): void;
  watchTheme(listener: (theme: ThemeName) => void): () => void;
  /** Opens a path of our own origin in a window; call it in the click. Answers how to close it. */
  openWindow(path: string, events: WindowEvents): () => void;
  /** A token for our API. Never rejects. */
  getToken(config: PaneConfig, wish: TokenWish): Promise<TokenAnswer>;
};

/** Where the pane finds itself. */
export type Place = { kind: 'outlook'; host: HostPort } | { kind: 'browser' } | { kind: 'broken' };
