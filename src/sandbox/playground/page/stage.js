import { element, icon } from './element.js';

/**
 * Shows the programs as tabs, the first one in front. A program is `{ id, name, drawing, open(panel, context) }`; it is
 * opened once, when its tab first comes to the front.
 */
export function openStage(stage, programs, context) {
  const opened = new Set();
  const tabs = programs.map((program) => tabOf(program));
  const panels = programs.map((program) => panelOf(program));

  const show = (at) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', index === at);
      tab.tabIndex = index === at ? 0 : -1;
      panels[index].hidden = index !== at;
    }
    const program = programs[at];
    if (!opened.has(program.id)) program.open(panels[at], context);
    opened.add(program.id);
  };
  const list = element('div', { role: 'tablist', class: 'tabs', 'aria-label': 'Where you work' }, tabs);
  for (const [index, tab] of tabs.entries()) tab.addEventListener('click', () => show(index));
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (tabs.indexOf(event.target) + step + tabs.length) % tabs.length;
    show(next);
    tabs[next].focus();
  });
  stage.append(list, ...panels);
  show(0);
}

function tabOf({ id, name, drawing }) {
  return element('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` }, icon(drawing), name);
}

function panelOf({ id }) {
  return element('div', { role: 'tabpanel', id: `panel-${id}`, class: `panel ${id}`, 'aria-labelledby': `tab-${id}` });
}
