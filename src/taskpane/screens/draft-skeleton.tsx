import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { HiddenText } from './hidden-text.tsx';

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  line: { width: '60%' },
});

/** The shape of a draft before it is there; `says` is what a screen reader hears meanwhile. */
export function DraftSkeleton({ says }: { says: string }) {
  const styles = useStyles();
  return (
    <>
      <HiddenText role="status">{says}</HiddenText>
      <Skeleton aria-hidden className={styles.skeleton}>
        <SkeletonItem size={16} className={styles.line} />
        <SkeletonItem size={64} />
        <SkeletonItem size={96} />
        <SkeletonItem size={32} />
      </Skeleton>
    </>
  );
}
