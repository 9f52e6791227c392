export { captureMailItem, type MailItem } from './capture-mail-item.ts';
export { captureMime } from './capture-mime.ts';
export { captureNote } from './capture-note.ts';
