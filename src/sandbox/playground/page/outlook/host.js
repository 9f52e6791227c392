import { appContext } from './app-context.js';
import { openHostRpc } from './host-rpc.js';
import { initialData } from './initial-data.js';
import { answerItemCall } from './item-calls.js';

const itemSelected = 'olkItemSelectedChanged';
/** What office.js tells of keys pressed in the pane: Tab past its end, Shift+Tab past its beginning, Escape. */
const leaving = { 13: 'forwards', 14: 'backwards', 15: 'backwards' };

/**
 * Plays Outlook on the web for the office.js in one frame. `mailbox` is `{ current(), owner() }`; `onLeave` is told where the
 * keyboard leaves the pane to.
 */
export function openHost(frame, mailbox, onLeave) {
  let told;
  const data = () => {
    told = mailbox.current().id;
    return initialData(mailbox.current(), mailbox.owner());
  };
  const methods = {
    ContextActivationManager_getAppContextAsync: appContext,
    ContextActivationManager_notifyHost([, code]) {
      if (code in leaving) onLeave(leaving[code]);
      return true;
    },
    GetInitialData: data,
    ExecuteMethod: ({ MethodData, ApiParams }) => answerItemCall(MethodData.DispatchId, ApiParams, mailbox.current()),
    executeMethod: () => ({ Version: 1, Error: 0 }),
  };
  const tellItem = () => rpc.fire(itemSelected, data());
  const rpc = openHostRpc(frame, methods, {
    onSubscribed(event) {
      // Another mail may have been selected while the pane was starting.
      if (event === itemSelected && told !== mailbox.current().id) tellItem();
    },
  });
  return {
    itemChanged() {
      if (rpc.isSubscribed(itemSelected)) tellItem();
    },
    close: rpc.close,
  };
}
