import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  head: { borderLeft: `3px solid ${tokens.colorBrandStroke1}`, paddingLeft: tokens.spacingHorizontalM },
  title: {
    ...typographyStyles.body1Strong,
    margin: 0,
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
    overflowWrap: 'anywhere',
  },
  detail: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Which mail it is about: always in view, since Outlook may show another one beside it. */
export function MailHead({ title, detail }: { title: string; detail: string }) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <p className={styles.title}>{title === '' ? '(no subject)' : title}</p>
      {detail !== '' && <p className={styles.detail}>{detail}</p>}
    </div>
  );
}
