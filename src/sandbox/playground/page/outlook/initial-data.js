const firmDomain = 'harbourvale.example';
const recipients = { user: 2, external: 3 };

/** The mail and whose mailbox it is, as Outlook tells office.js of an item. The body is asked for apart. */
export function initialData(mail, owner) {
  const { id, conversationId, internetMessageId, subject, normalizedSubject, from, to, cc, at, attachments, isRead } = mail;
  const created = Date.parse(at);
  return {
    permissionLevel: 2,
    userDisplayName: owner.name,
    userEmailAddress: owner.address,
    userProfileType: 'enterprise',
    userTimeZone: 'New Zealand Standard Time',
    hostVersion: '16.0.0.0',
    owaView: 'ThreeColumns',
    timeZoneOffsets: [],
    // A message that is read.
    itemType: 1,
    itemClass: 'IPM.Note',
    id,
    conversationId,
    internetMessageId,
    subject,
    normalizedSubject,
    from: personOf(from),
    sender: personOf(from),
    to: to.map(personOf),
    cc: cc.map(personOf),
    dateTimeCreated: created,
    dateTimeModified: created,
    attachments: attachments.map((attachment) => ({ ...attachment, attachmentType: 0, isInline: false })),
    isRead,
  };
}

function personOf({ name, address }) {
  return { name, address, recipientType: address.endsWith(`@${firmDomain}`) ? recipients.user : recipients.external };
}
