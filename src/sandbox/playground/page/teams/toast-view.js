import { element } from '../element.js';

const shownFor = 8000;

/** A line that comes up over the chat and goes away by itself; stays while it has the focus or the pointer. */
export function toastView() {
  const view = element('div', { class: 'toast', role: 'status', hidden: true });
  let timer;
  const hide = () => {
    if (view.matches(':hover, :focus-within')) timer = setTimeout(hide, shownFor);
    else view.hidden = true;
  };
  return {
    view,
    show(text, action) {
      clearTimeout(timer);
      view.replaceChildren(element('span', {}, text), ...(action === undefined ? [] : [action]));
      action?.addEventListener('click', () => {
        view.hidden = true;
      });
      view.hidden = false;
      timer = setTimeout(hide, shownFor);
    },
  };
}
