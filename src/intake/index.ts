export { draftFile, type FileDrafts, type FileReader } from './draft-file.ts';
export { draftFromMail, type MailInput } from './draft-from-mail.ts';
