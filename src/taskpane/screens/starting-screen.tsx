import { DraftSkeleton } from './draft-skeleton.tsx';
import { Page } from './page.tsx';

/** Before anything is known. */
export function StartingScreen() {
  return (
    <Page title="Bill this email" isBusy>
      <DraftSkeleton says="Opening Matterclock" />
    </Page>
  );
}
