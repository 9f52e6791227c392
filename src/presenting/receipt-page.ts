import { escapeHtml } from '../domain/escape-html.ts';
import type { Receipt } from '../entries/index.ts';

/** A receipt as a page of its own, to print or file: what happened to one entry, event by event, and whether the chain holds. */
export function receiptPage(receipt: Receipt, exportedAt: Date): string {
  const events = receipt.lines.map(
    ({ sequence, at, kind, actor, facts, detail }) => `<tr>
<td>${sequence}</td><td><time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time></td><td>${escapeHtml(kind)}</td><td>${escapeHtml(actor)}</td>
<td>${listOf(facts)}</td><td>${detail === null ? '<em>erased</em>' : listOf(detail)}</td>
</tr>`,
  );
  return `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Receipt of time entry ${escapeHtml(receipt.entry)}</title>
<style>
body { font: 14px/1.5 "Segoe UI", system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8888; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { font-weight: 600; }
dd { margin: 0 0 0.3rem; white-space: pre-wrap; }
</style>
</head>
<body>
<main>
<h1>Receipt of time entry ${escapeHtml(receipt.entry)}</h1>
<p>${receipt.intact ? 'Every event is as it was written: the chain holds.' : 'The chain does not hold: this receipt was changed or cut.'}
Exported ${escapeHtml(exportedAt.toISOString())}.</p>
<table>
<thead><tr><th scope="col">No.</th><th scope="col">When (UTC)</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Facts</th><th scope="col">Detail</th></tr></thead>
<tbody>
${events.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

function listOf(value: unknown): string {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return '';
  return `<dl>${entries.map(([name, one]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(wordsOf(one))}</dd>`).join('')}</dl>`;
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
