import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Page } from './page.tsx';

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
});

type NoticeScreenProps = {
  title: string;
  text: string;
  action?: { label: string; onPress: () => void };
  children?: ReactNode;
  above?: ReactNode;
};

/** A screen that says one thing and offers at most one way on. */
export function NoticeScreen({ title, text, action, children, above }: NoticeScreenProps) {
  const styles = useStyles();
  return (
    <Page title={title}>
      {above}
      <p className={styles.text} role="status">
        {text}
      </p>
      {children}
      {action && (
        <div className={styles.actions}>
          <Button appearance="primary" onClick={action.onPress}>
            {action.label}
          </Button>
        </div>
      )}
    </Page>
  );
}
