/**
 * Makes an element. Properties are set as attributes, except `on…` (listeners, in lower case) and false or undefined (left
 * out). Children are nodes or texts; texts stay texts, whatever is in them.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

const svg = 'http://www.w3.org/2000/svg';

/** A line drawing of 20 × 20, in the colour of the text beside it; hidden from screen readers. */
export function icon(path) {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

export const drawings = {
  mail: 'M3 5.5h14v9H3zM3.5 6l6.5 5 6.5-5',
  bill: 'M10 3.25a6.75 6.75 0 1 0 0 13.5a6.75 6.75 0 1 0 0-13.5M10 6.25V10l2.5 1.75',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  attachment: 'M14.5 9l-5 5a2.8 2.8 0 0 1-4-4l5.5-5.5a1.9 1.9 0 0 1 2.7 2.7L8.2 12.7a.9.9 0 0 1-1.3-1.3l4.6-4.6',
  person: 'M10 10a3 3 0 1 0 0-6a3 3 0 1 0 0 6M4.5 16.5c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5',
  chat: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z',
  meeting: 'M3 6h9v8H3zM12 9l5-2.5v7L12 11z',
  send: 'M3.5 4l13 6-13 6 2-6zM5.5 10H11',
  ledger: 'M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3',
};
