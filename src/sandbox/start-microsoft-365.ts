import { join } from 'node:path';
import { type RunningGraph, startGraph } from './graph/start-graph.ts';
import { openMeetingBook } from './meetings/meeting-book.ts';
import { type RunningTeams, startTeams } from './teams/start-teams.ts';

export type Microsoft365Options = {
  /** 0 asks for any free port. */
  ports: { teams: number; graph: number };
  /** Keeps chats and held meetings over a restart. */
  folder: string;
  /** The one application that is the bot and reads Graph. */
  appId: string;
  tenantId: string;
};

/** Starts the stand-ins of Teams and Graph over the same meetings. Rejects when a port is in use, with neither running. */
export async function startMicrosoft365({ ports, folder, appId, tenantId }: Microsoft365Options) {
  const meetings = openMeetingBook({ stateFile: join(folder, 'meetings.json') });
  const graph = await startGraph({ port: ports.graph, appId, tenantId, meetings });
  const teams = await startBeside(graph, () =>
    startTeams({ port: ports.teams, stateFile: join(folder, 'teams.json'), appId, tenantId, meetings }),
  );
  const close = async () => {
    await teams.close();
    await graph.close();
  };
  return { teams, graph, close };
}

async function startBeside(graph: RunningGraph, start: () => Promise<RunningTeams>): Promise<RunningTeams> {
  try {
    return await start();
  } catch (error) {
    await graph.close();
    throw error;
  }
}
