import { element } from '../element.js';

/** The line that says that something did not work. */
export function troubleView() {
  const view = element('p', { class: 'trouble', role: 'alert', hidden: true });
  const show = (text) => {
    if (!view.hidden && view.textContent === text) return;
    view.textContent = text;
    view.hidden = false;
  };
  const clear = () => {
    view.hidden = true;
  };
  return {
    view,
    show,
    clear,
    /** Does it, and shows the words of what it throws; whether it worked. */
    async tried(act) {
      clear();
      try {
        await act();
        return true;
      } catch (error) {
        show(error instanceof TypeError ? 'Teams does not answer. Try again.' : error.message);
        return false;
      }
    },
  };
}
