import { element } from '../element.js';

/** The body of a mail. HTML of strangers is shown in a frame in which nothing runs. */
export function bodyView({ text, html }) {
  if (html === null) return element('div', { class: 'body' }, text);
  const frame = element('iframe', { class: 'body', sandbox: 'allow-same-origin', title: 'Text of the mail', srcdoc: documentOf(html) });
  const adjustHeight = () => {
    const { documentElement } = frame.contentDocument ?? {};
    if (documentElement) frame.style.height = `${documentElement.scrollHeight}px`;
  };
  frame.addEventListener('load', () => {
    adjustHeight();
    new ResizeObserver(adjustHeight).observe(frame);
  });
  return frame;
}

function documentOf(html) {
  return `<!doctype html><html lang="en-NZ"><head><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/playground/page/styles/mail-body.css"></head><body>${html}</body></html>`;
}
