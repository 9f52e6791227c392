import { type Message, words } from '../turn.ts';

const lines = [
  'After a meeting I send you a draft time entry. You check it, approve it, and it goes to Actionstep once. You can type:',
  'drafts – show the entries that wait for you',
  'push – send everything approved to Actionstep',
  'status – show the connection and what waits',
  'connect – connect your Actionstep',
  'disconnect – delete the connection',
];

export function help(): Message {
  return words(lines.join('\n'));
}
