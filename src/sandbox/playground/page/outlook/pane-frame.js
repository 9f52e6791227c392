import { element } from '../element.js';

/** Type, platform, version, locale, correlation, dialog or not, logging or not, flags: the first three name the script of office.js. */
const hostInfo = 'Outlook$Web$16.01$en-NZ$playground$$disableLogging$0';

export const addInId = '00000000-0000-4000-8000-000000000003';

/** The frame of a task pane, named and addressed as Outlook on the web does it. */
export function frameFor(address, hostOrigin) {
  const conversation = `conversation-${crypto.randomUUID()}`;
  const name = {
    baseFrameName: 'pane',
    hostInfo,
    xdmInfo: [conversation, addInId, hostOrigin].join('|'),
    serializerVersion: 1,
  };
  return element('iframe', {
    title: 'Matterclock',
    name: JSON.stringify(name),
    sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    src: `${address}?_host_Info=${hostInfo}`,
  });
}
