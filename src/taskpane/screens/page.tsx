import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', minHeight: '100vh', boxSizing: 'border-box', color: tokens.colorNeutralForeground1 },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0` },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    flexGrow: 1,
  },
});

type PageProps = { title: string; children: ReactNode; isBusy?: boolean; className?: string };

/** One screen: the only heading of the first level, and what it is about. */
export function Page({ title, children, isBusy = false, className }: PageProps) {
  const styles = useStyles();
  return (
    <main className={styles.page} aria-busy={isBusy}>
      <h1 className={styles.heading}>{title}</h1>
      <div className={mergeClasses(styles.content, className)}>{children}</div>
    </main>
  );
}
