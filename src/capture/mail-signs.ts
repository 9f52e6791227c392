/** Headers of a mail by name in lower case, in their order. */
export type MailHeaders = readonly { key: string; value: string }[];

/** What a mail's own headers tell of how it was sent. */
export type MailSigns = { isReply: boolean; bulk: boolean; conversation: string | undefined };

/**
 * Reads the signs of a list or a program (RFC 2369, RFC 3834, Precedence, Outlook's suppression), of an answer (RFC 5322
 * In-Reply-To), and the first mail of the thread.
 */
export function signsOf(headers: MailHeaders): MailSigns {
  const value = (key: string) => headers.find((one) => one.key === key)?.value.trim() ?? '';
  const automatic = value('auto-submitted').toLowerCase();
  const first = /<[^<>\s]{1,300}>/.exec(value('references').slice(0, 2000))?.[0];
  return {
    isReply: value('in-reply-to') !== '',
    bulk:
      value('list-unsubscribe') !== '' ||
      value('list-id') !== '' ||
      value('feedback-id') !== '' ||
      (automatic !== '' && automatic !== 'no') ||
      /^(bulk|list|junk|auto_reply)$/i.test(value('precedence')) ||
      /^(oof|autoreply)/i.test(value('x-auto-response-suppress').replace('All', '')) ||
      /multipart\/report|report-type=/i.test(value('content-type')),
    conversation: first ?? (value('in-reply-to') || undefined),
  };
}
