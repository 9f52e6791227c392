import { createHash } from 'node:crypto';
import type { SandboxPerson } from '../../people.ts';
import type { FirmProfile } from '../firm.ts';
import { sandboxClient } from '../options.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { Members } from './members.ts';
import { scopeWords } from './scope-words.ts';

const style = `
:root{color-scheme:light dark;--page:#eef1f4;--card:#fff;--ink:#16202b;--soft:#55616e;--line:#cfd7df;--accent:#0b6472;--on:#fff;--tint:#e4f1f3}
@media(prefers-color-scheme:dark){:root{--page:#10161c;--card:#1a222b;--ink:#eef2f6;--soft:#a9b5c1;--line:#384552;--accent:#5cc3d2;--on:#08252a;--tint:#17343a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem 1rem;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",sans-serif}
main{width:100%;max-width:30rem;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.75rem 1.75rem 1.25rem}
.firm{margin:0;color:var(--soft);font-size:.9rem}
h1{margin:.15rem 0 1.25rem;font-size:1.35rem;line-height:1.3}
fieldset{margin:0 0 1.25rem;padding:0;border:0}
legend,h2{margin:0 0 .5rem;padding:0;font-size:1rem;font-weight:600}
.person{display:flex;align-items:center;gap:.75rem;padding:.45rem .75rem;border:1px solid var(--line);cursor:pointer}
.person+.person{border-top:0}
.person:first-of-type{border-radius:8px 8px 0 0}
.person:last-of-type{border-radius:0 0 8px 8px}
.person:has(:checked){background:var(--tint)}
.person:has(:focus-visible){outline:2px solid var(--accent);outline-offset:1px}
.person input{width:1.1rem;height:1.1rem;margin:0;accent-color:var(--accent)}
.role{margin-left:auto;color:var(--soft);font-size:.9rem}
ul{margin:0 0 1.5rem;padding-left:1.2rem}
.actions{display:flex;gap:.75rem}
button{flex:1;min-height:2.75rem;padding:.5rem 1rem;border-radius:8px;border:1px solid var(--accent);background:transparent;color:var(--accent);font:inherit;font-weight:600;cursor:pointer}
button.allow{background:var(--accent);color:var(--on)}
button:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.note{margin:1.25rem 0 0;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/**
 * The page's own content policy. It names no form-action: browsers apply that to the redirect after the post as well, and
 * would block the way back to the application.
 */
export const consentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, content: string, heading = ''): string {
  return `<!doctype html>
<html lang="en-NZ"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><p class="firm">${escapeHtml(heading)}Actionstep stand-in</p>
${content}
</main></body></html>`;
}

function personChoice(person: SandboxPerson, chosen: SandboxPerson | undefined): string {
  const checked = person.login === chosen?.login ? ' checked' : '';
  return `<label class="person"><input type="radio" name="login" value="${escapeHtml(person.login)}" required${checked}>
<span>${escapeHtml(person.name)}</span><span class="role">${escapeHtml(person.role)}</span></label>`;
}

function firmChoices({ name, people }: FirmProfile, legend: string, chosen: SandboxPerson | undefined): string {
  const choices = people.map((person) => personChoice(person, chosen)).join('\n');
  return `<fieldset><legend>${escapeHtml(legend === '' ? name : legend)}</legend>
${choices}
</fieldset>`;
}

function hiddenFields({ raw }: AuthorizeRequest): string {
  const { login: _login, consent: _consent, decision: _decision, ...carried } = raw;
  return Object.entries(carried)
    .flatMap(([name, value]) => (value === undefined ? [] : `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`))
    .join('\n');
}

/** The page on which a person says who they are, at which firm, and allows or denies the access asked for. */
export function consentPage(request: AuthorizeRequest, { firms }: Members): string {
  const [only, ...others] = firms;
  const question = others.length === 0 ? 'Who are you?' : '';
  const people = firms.map((firm) => firmChoices(firm, question, request.person)).join('\n');
  const scopes = scopeWords(request.scope)
    .map((words) => `<li>${escapeHtml(words)}</li>`)
    .join('\n');
  const title = `Let ${sandboxClient.name} use Actionstep as you?`;
  return page(
    title,
    `<h1>${escapeHtml(title)}</h1>
<form method="post" action="/api/oauth/authorize">
${hiddenFields(request)}
${people}
<h2>${escapeHtml(sandboxClient.name)} asks to</h2>
<ul>
${scopes}
</ul>
<div class="actions"><button class="allow" name="decision" value="allow">Allow</button>
<button name="decision" value="deny" formnovalidate>Deny</button></div>
</form>
<p class="note">This page stands in for Actionstep on this computer. The firm, its people and its matters are invented.</p>`,
    only === undefined || others.length > 0 ? '' : `${only.name} · `,
  );
}

/** A page with one line that says what is wrong. */
export function refusalPage(message: string): string {
  return page('Cannot connect', `<h1>Cannot connect</h1><p>${escapeHtml(message)}</p>`);
}
