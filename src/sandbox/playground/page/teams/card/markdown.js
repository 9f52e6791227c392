const escapable = /\\([\\`*_{}[\]()#+\-.!~>|<&])/g;
const kept = 0xe000;

/**
 * The part of Markdown that cards of Teams know, as HTML: bold, italic, links over https, lists, and a backslash before what
 * stays as it is. Everything else is text.
 */
export function markdownHtml(text) {
  const shielded = text.replace(escapable, (_all, character) => String.fromCharCode(kept + character.charCodeAt(0)));
  const html = blocksOf(shielded.split(/\r?\n/)).map(blockHtml).join('');
  return html.replace(/[\ue000-\ue0ff]/g, (character) => escapeHtml(String.fromCharCode(character.charCodeAt(0) - kept)));
}

function blocksOf(lines) {
  const blocks = [];
  for (const line of lines) {
    const kind = /^\s*[-*] /.test(line) ? 'ul' : /^\s*\d+\. /.test(line) ? 'ol' : 'p';
    const last = blocks.at(-1);
    if (last?.kind === kind && kind !== 'p') last.lines.push(line);
    else if (line.trim() !== '') blocks.push({ kind, lines: [line] });
  }
  return blocks;
}

function blockHtml({ kind, lines }) {
  if (kind === 'p') return `<p>${inlineHtml(lines[0])}</p>`;
  const items = lines.map((line) => `<li>${inlineHtml(line.replace(/^\s*([-*]|\d+\.) /, ''))}</li>`);
  return `<${kind}>${items.join('')}</${kind}>`;
}

function inlineHtml(text) {
  return escapeHtml(text)
    .replace(/\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>')
    .replace(/\*\*(?=\S)([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[*_](?=\S)([^*_]+)[*_](?=$|[\s).,;:!?])/g, '$1<em>$2</em>');
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
