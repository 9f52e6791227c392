import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { matterLabel } from '../../contract/format.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';
import { chooseMatter } from '../verbs/change-entry.ts';
import { CandidateList } from './candidate-list.tsx';
import { useSendForm } from './use-send-form.ts';

/** The search is the largest part of the form, and most drafts never need it. */
const MatterSearch = lazy(() => import('./matter-search.tsx').then(({ MatterSearch: loaded }) => ({ default: loaded })));

const useStyles = makeStyles({
  chooser: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  keep: { alignSelf: 'flex-start' },
});

/** No matter stands, or another one is wanted: what was found, and a search over all. */
export function MatterChooser({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const means = useMeans();
  const send = useSendForm(form);
  const { id, matter, match } = form.entry;
  const candidates = match.candidates.filter((candidate) => candidate.matter.id !== matter?.id);
  const pick = (matterId: string, typed = '') => chooseMatter(id, matterId, means, typed);
  return (
    <div className={styles.chooser}>
      {matter === null && candidates.length === 0 && <NoMatter form={form} />}
      <CandidateList candidates={candidates} likely={match.likely} isBusy={form.deed !== null} onPick={pick} />
      <Suspense fallback={<SearchSkeleton />}>
        <MatterSearch isBusy={form.deed !== null} onPick={pick} />
      </Suspense>
      {matter !== null && (
        <Button
          className={styles.keep}
          size="small"
          disabledFocusable={form.deed !== null}
          onClick={() => send({ type: 'picking', on: false })}
        >
          Keep {matterLabel(matter)}
        </Button>
      )}
    </div>
  );
}

function NoMatter({ form }: { form: EntryForm }) {
  const { match, matterDecidedBy } = form.entry;
  const hidden = matterDecidedBy !== null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{hidden ? 'Its matter is not shown to you any more.' : 'No matter found.'}</MessageBarTitle>
        {hidden ? 'Choose one that you may see.' : match.reasons.join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}

function SearchSkeleton() {
  return (
    <Skeleton aria-label="Loading the search">
      <SkeletonItem size={32} />
    </Skeleton>
  );
}
