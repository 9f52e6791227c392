import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

describe.each(databaseKinds)('the Teams door on %s', (kind) => {
  let backend: TeamsBackend;
  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
  });
  afterAll(() => backend.close());

  const said = (login: string) => backend.teams.messages(login).filter(({ from }) => from === 'bot');

  test('a command in the own chat is answered there', async () => {
    expect(await backend.teams.say('mere', '/actionstep status')).toMatchObject({ status: 200 });
    expect(said('mere').at(-1)?.text).toContain('Actionstep is not connected. Type connect.');
  });
});
