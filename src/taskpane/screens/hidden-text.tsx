import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

/** Heard, not seen. */
export function HiddenText({ children, role }: { children: ReactNode; role?: 'status' }) {
  return (
    <div className={useStyles().hidden} role={role}>
      {children}
    </div>
  );
}
