import { NoticeScreen } from './notice-screen.tsx';

const reload = { label: 'Try again', onPress: () => location.reload() };

/** Not in Outlook, or in an Outlook whose script did not come. */
export function OutsideScreen({ isBroken }: { isBroken: boolean }) {
  return isBroken ? (
    <NoticeScreen
      title="Outlook does not answer"
      text="The part of Outlook that add-ins need could not be loaded. Check your connection and try again. If it stays like this, close this pane and open it anew."
      action={reload}
    />
  ) : (
    <NoticeScreen
      title="Open this in Outlook"
      text="Matterclock works beside an email. In Outlook, open an email and press Bill this email."
    />
  );
}
