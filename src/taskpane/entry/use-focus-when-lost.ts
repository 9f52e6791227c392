import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the focus when what had it has gone from the screen. Never while the person is elsewhere: who walks through a list
 * of mails beside the pane keeps the focus there.
 */
export function useFocusWhenLost<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
