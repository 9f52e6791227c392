import { describe, expect, test } from 'vitest';
import { driveOutlook } from './outlook/drive-outlook.ts';
import { mails } from './outlook/mails.ts';

const open = driveOutlook();

describe('another mail in a pinned pane', () => {
  test('a draft that comes late for the mail before is never shown under the other', async () => {
    const { hold, select, sees, pane, press, api } = await open({ mail: null });
    await sees('No email selected');
    const first = mails.agreed();
    await select(first);
    await sees('There is no time entry for this email yet.');
    const release = hold('/api/drafts/mail');
    await press('Bill this email');
    await select(mails.none());
    await sees('Fence between our sections');
    release();
    await sees('There is no time entry for this email yet.');
    expect(await pane.getByText('FAM-2026-0107').count()).toBe(0);
    expect([...api.entries.values()].filter((entry) => entry.source.title.startsWith('Fence'))).toEqual([]);
  });

  test('paging through the mailbox drafts nothing; one press drafts the mail that is selected', async () => {
    const { select, sees, press, api } = await open({ mail: mails.agreed() });
    await sees('Approve and push');
    await select(mails.several());
    await sees('There is no time entry for this email yet.');
    await select(mails.none());
    await sees('Fence between our sections');
    await press('Bill this email');
    await sees('No matter found.');
    expect(api.entries.size).toBe(2);
  });

  test('what was typed and not saved is there again when the mail is', async () => {
    const [one, other] = [mails.agreed(), mails.none()];
    const { select, sees, pane } = await open({ mail: one });
    await pane.getByLabel('Narrative').fill('Half a thought');
    await select(other);
    await sees('There is no time entry for this email yet.');
    await select(one);
    await sees('FAM-2026-0107');
    expect(await pane.getByLabel('Narrative').inputValue()).toBe('Half a thought');
  });

  test('no mail, and a mail that Outlook does not hand over, are told', async () => {
    const { page, select, sees, press } = await open({ mail: null });
    await sees('No email selected');
    await page.evaluate(() => window.outlook.failBodies(true));
    await select(mails.agreed());
    await sees('Outlook did not hand over this email.');
    await page.evaluate(() => window.outlook.failBodies(false));
    await press('Read it again');
    await sees('There is no time entry for this email yet.');
  });
});
