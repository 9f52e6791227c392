import type { SandboxPerson } from '../../people.ts';

export type MailPerson = { name: string; address: string };

export type MailAttachment = { id: string; name: string; size: number; contentType: string };

/** A mail of the mailbox as the page shows it and as Outlook would tell the pane. */
export type Mail = {
  id: string;
  folder: 'inbox' | 'sent';
  isRead: boolean;
  conversationId: string;
  internetMessageId: string;
  subject: string;
  /** The subject without RE and FW, as Outlook gives it. */
  normalizedSubject: string;
  from: MailPerson;
  to: MailPerson[];
  cc: MailPerson[];
  /** ISO instant. */
  at: string;
  attachments: MailAttachment[];
  text: string;
  /** The body as HTML when the sender's program wrote it so; null for plain text. */
  html: string | null;
};

/** Some minutes ago, or yesterday or before at a time of day (HH:MM) in the firm's zone: nobody writes at three in the morning. */
export type SketchTime = { minutesAgo: number } | { daysAgo: number; clock: string };

/** A sample before it lies in somebody's mailbox. */
export type MailSketch = {
  /** Stable name, unique in the mailbox: ids are made of it, so that the same mail is known again after a restart. */
  key: string;
  at: SketchTime;
  subject: string;
  /** Who wrote to the person; a sketch without one was sent by the person. */
  from?: MailPerson;
  to?: readonly MailPerson[];
  cc?: readonly MailPerson[];
  isRead?: boolean;
  attachments?: readonly { name: string; size: number; contentType: string }[];
  text: string;
  html?: string;
};

/** A sample mail, written for one person of the firm. */
export type MailWriter = (person: SandboxPerson) => MailSketch;

/** The name by which a client would greet the person. */
export function givenName({ name }: SandboxPerson): string {
  return name.split(' ')[0] ?? name;
}
