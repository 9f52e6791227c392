import { type ConnectionStatus, connectionStatus } from '../../src/connections/index.ts';
import type { EntryState } from '../../src/domain/entry-state.ts';
import { countEntries } from '../../src/entries/index.ts';
import { countVisible } from '../../src/matters/index.ts';
import { words } from '../turn.ts';
import type { Command } from './command.ts';

const rows: [EntryState, string][] = [
  ['draft', 'Drafts waiting'],
  ['approved', 'Approved, not pushed yet'],
  ['pushing', 'On the way to Actionstep'],
  ['failed', 'Failed'],
  ['unconfirmed', 'Not confirmed'],
];

/** The connection, and how many entries stand where. */
export const status: Command = async (caller, { means }) => {
  const connection = await connectionStatus(caller, means);
  const matters = connection.state === 'connected' ? await countVisible(caller, means) : 0;
  const counts = await countEntries(caller, means);
  return words([connectionLine(connection, matters), ...rows.map(([state, label]) => `${label}: ${counts.get(state) ?? 0}`)].join('\n'));
};

function connectionLine(connection: ConnectionStatus, matters: number): string {
  if (connection.state === 'none') return 'Actionstep is not connected. Type connect.';
  const { notice } = connection;
  if (connection.state === 'reconnect') {
    return `The connection to ${connection.system} has ended. ${notice === null ? '' : `${notice} `}Type connect to renew it.`;
  }
  const reading = connection.syncing ? ', and more are being read' : '';
  const warning = notice === null ? '' : `\n${notice} Type connect.`;
  return `Connected to ${connection.system} as ${connection.timekeeper}; ${matters} matters${reading}.${warning}`;
}
