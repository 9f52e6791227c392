export { draftFromMail, type MailInput } from './draft-from-mail.ts';
