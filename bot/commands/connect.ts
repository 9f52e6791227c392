import { connectionStatus, disconnect as deleteGrant, issueLink } from '../../src/connections/index.ts';
import { connectCard } from '../cards/connect-card.ts';
import { words } from '../turn.ts';
import type { Command } from './command.ts';

/** Offers the sign-in to Actionstep. Two links, since each is good once: for the window of Teams and for the browser. */
export const connect: Command = async (caller, { means, publicUrl }) => {
  const status = await connectionStatus(caller, means);
  if (status.state === 'connected' && status.notice === null) {
    return words(`Actionstep is connected: ${status.timekeeper} in ${status.system}. Type disconnect first to connect as somebody else.`);
  }
  const link = async () => `${publicUrl}/connect/start?ticket=${await issueLink(caller, means)}`;
  return {
    type: 'message',
    summary: 'Connect Actionstep',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: connectCard({ popup: await link(), browser: await link() }) },
    ],
  };
};

export const disconnect: Command = async (caller, { means }) => {
  const status = await connectionStatus(caller, means);
  if (status.state === 'none') return words('Actionstep was not connected.');
  await deleteGrant(caller, means);
  return words('Actionstep is disconnected: Matterclock has deleted its access. Your entries here are kept.');
};
