import type { Locator } from 'playwright-core';
import type { Playground } from './open-playground.ts';

/** Teams in the playground as a person uses it. */
export type TeamsDriver = {
  /** The newest message with a card in the chat that is shown. */
  card: Locator;
  /** Writes and sends; resolves with the bot's newest words once there is one more message of it. */
  ask(text: string): Promise<string>;
  press(button: string): Promise<void>;
  become(name: string): Promise<void>;
  open(chat: string | RegExp): Promise<void>;
};

/** Turns to Teams. */
export async function driveTeams({ page }: Playground): Promise<TeamsDriver> {
  await page.getByRole('tab', { name: 'Teams' }).click();
  const answers = page.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: 'Matterclock' });
  const card = page
    .locator('[data-message]')
    .filter({ has: page.locator('.ac-adaptiveCard') })
    .last();
  const send = async (text: string) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  };
  return {
    card,
    async ask(text) {
      const before = await answers.count();
      await send(text);
      await answers.nth(before).waitFor();
      return answers.last().innerText();
    },
    press: (button) => card.getByRole('button', { name: button, exact: true }).click(),
    async become(name) {
      await page.getByLabel('Teams of').selectOption(name);
    },
    open: (chat) => page.getByRole('navigation', { name: 'Chats' }).getByRole('button', { name: chat }).click(),
  };
}

/** Connects Actionstep as the connect card offers it: the window, the consent, the code that its last page hands to Teams; then waits for the matters. */
export async function connectInTeams({ page }: Playground, teams: TeamsDriver, name: string): Promise<void> {
  await teams.ask('/actionstep connect');
  const opened = page.waitForEvent('popup');
  await teams.press('Connect Actionstep');
  const consent = await opened;
  await consent.getByRole('radio', { name }).check();
  await consent.getByRole('button', { name: 'Allow' }).click();
  await page.getByText(`Actionstep is connected: ${name}`).last().waitFor();
  if (!consent.isClosed()) await consent.waitForEvent('close');
  while (!/ [1-9]\d* matters\./.test(await teams.ask('status')));
}
