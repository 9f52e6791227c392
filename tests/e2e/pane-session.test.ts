import { describe, expect, test } from 'vitest';
import { connectDoneScript, connectPage } from '../../src/server/connect-page.ts';
import { connected, openFakeApi } from './fake-api/fake-api.ts';
import { driveOutlook } from './outlook/drive-outlook.ts';
import { mails } from './outlook/mails.ts';

const open = driveOutlook();

describe('signing in', () => {
  test('one press signs in, and the draft of the open mail follows', async () => {
    const { sees, press } = await open({ mail: mails.agreed(), signIn: 'person' });
    await press('Sign in');
    await sees('Approve and push');
  });

  test('a sign-in window that is closed, and an Outlook that cannot sign in, are told in words', async () => {
    const closed = await open({ mail: mails.agreed(), signIn: 'closed' });
    await closed.press('Sign in');
    await closed.sees('The sign-in window was closed before you were signed in.');
    const old = await open({ mail: mails.agreed(), signIn: 'none' });
    await old.sees('This Outlook cannot sign you in to add-ins.');
  });

  test('a token that is not taken any more is renewed without a word', async () => {
    const { sees, seesPushed, press, api } = await open({ mail: mails.agreed() });
    await sees('Approve and push');
    api.tokensAfter = 1;
    await press('Approve and push');
    await seesPushed();
  });

  test('a sign-in that ends meanwhile keeps what was typed, and goes on where it was', async () => {
    const { seesPushed, press, pane, api } = await open({ mail: mails.agreed() });
    await pane.getByLabel('Narrative').fill('Half a thought');
    api.tokensAfter = 1;
    await pane.evaluate(() => {
      window.broker.mode = 'person';
    });
    await press('Approve and push');
    await press('Sign in again');
    await pane.getByText('Your sign-in has ended').waitFor({ state: 'detached' });
    expect(await pane.getByLabel('Narrative').inputValue()).toBe('Half a thought');
    await press('Approve and push');
    await seesPushed();
    expect([...api.entries.values()][0]?.narrative).toBe('Half a thought');
  });

  test('a firm that is not set up, and a backend that does not answer, have their own words; trying again goes on', async () => {
    const api = openFakeApi();
    api.firmIsKnown = false;
    const { sees, press, pane } = await open({ mail: mails.agreed(), api });
    await sees('Your organisation has not been set up in Matterclock.');
    api.firmIsKnown = true;
    api.isDown = true;
    await press('Try again');
    await pane.getByRole('heading', { name: 'Matterclock does not answer' }).waitFor();
    api.isDown = false;
    await press('Try again');
    await sees('Approve and push');
  });

  test('a backend that goes away while drafting or approving loses nothing', async () => {
    const { sees, press, select, api } = await open({ mail: mails.agreed() });
    await sees('Approve and push');
    api.isDown = true;
    await press('Approve and push');
    await sees('Matterclock does not answer. Check your connection; nothing you typed is lost.');
    await select(mails.none());
    await sees('Matterclock does not answer.');
    api.isDown = false;
    await press('Try again');
    await sees('There is no time entry for this email yet.');
  });

  test('in a browser instead of Outlook it says where it belongs', async () => {
    const { page } = await open({ mail: mails.agreed() });
    await page.goto('https://pane.test/taskpane/taskpane.html');
    await page.getByText('In Outlook, open an email and press Bill this email.').waitFor();
  });
});

describe('connecting Actionstep', () => {
  const unconnected = () => {
    const api = openFakeApi();
    api.connection = api.none;
    return api;
  };
  const allowed = connectPage({ title: 'Actionstep is connected', text: 'You can close this window.', done: true });

  test('by a dialog of Office: it closes by itself, the matters are counted while they are read, the draft follows', async () => {
    const api = unconnected();
    const consent = (path: string) => {
      if (path === '/connect/done.js') return connectDoneScript;
      api.connection = { ...connected, syncing: true, matters: 120 };
      return allowed;
    };
    const { page, sees, press } = await open({ mail: mails.agreed(), api, consent });
    await sees('read and add time entries in your name');
    const [dialog] = await Promise.all([page.context().waitForEvent('page'), press('Connect Actionstep')]);
    await sees('Matters are being read: 120 so far.');
    if (!dialog.isClosed()) await dialog.waitForEvent('close');
    api.connection = connected;
    await sees('Approve and push');
  });

  test('a dialog that is closed before the end is told, and can be opened again', async () => {
    const { page, sees, press } = await open({ mail: mails.agreed(), api: unconnected() });
    const [dialog] = await Promise.all([page.context().waitForEvent('page'), press('Connect Actionstep')]);
    await sees('Waiting for you to allow it in the Actionstep window.');
    await dialog.close();
    await sees('The window was closed before Actionstep was connected. Nothing was changed.');
    await Promise.all([page.context().waitForEvent('page'), press('Connect Actionstep')]);
  });

  test('where Office cannot open its dialog the browser opens a window', async () => {
    const api = unconnected();
    const consent = (path: string) => {
      api.connection = connected;
      return path === '/connect/done.js' ? connectDoneScript : allowed;
    };
    const { page, pane, sees, press } = await open({ mail: mails.agreed(), api, consent });
    await sees('read and add time entries in your name');
    await pane.evaluate(() => {
      const real = window.open.bind(window);
      window.open = () => {
        window.open = real;
        return null;
      };
    });
    const [popup] = await Promise.all([page.context().waitForEvent('page'), press('Connect Actionstep')]);
    await sees('Approve and push');
    if (!popup.isClosed()) await popup.waitForEvent('close');
  });

  test('a window that the browser blocks is told', async () => {
    const { pane, sees, press } = await open({ mail: mails.agreed(), api: unconnected() });
    await sees('read and add time entries in your name');
    await pane.evaluate(() => {
      window.open = () => null;
    });
    await press('Connect Actionstep');
    await sees('Your browser blocked the window. Allow pop-ups for this page, then press Connect again.');
  });

  test('a grant that has died asks to reconnect, and says that nothing is lost', async () => {
    const api = openFakeApi();
    api.connection = { ...connected, state: 'reconnect' };
    const { sees, button } = await open({ mail: mails.agreed(), api });
    await sees('Actionstep (harbourvale) asks you to sign in again. Your drafts and approvals are kept');
    await button('Reconnect Actionstep').waitFor();
  });

  test('a connection that ends soon says so over the draft, and is kept by connecting again', async () => {
    const api = openFakeApi();
    api.connection = { ...connected, notice: 'The connection ends in 4 days; connect again to keep it.' };
    const consent = (path: string) => {
      api.connection = connected;
      return path === '/connect/done.js' ? connectDoneScript : allowed;
    };
    const { page, pane, sees, press } = await open({ mail: mails.agreed(), api, consent });
    await sees('Approve and push');
    await Promise.all([page.context().waitForEvent('page'), press('Connect again')]);
    await pane.getByText('The connection ends in 4 days').waitFor({ state: 'detached' });
    await sees('Approve and push');
  });
});
