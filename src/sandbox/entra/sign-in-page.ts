import { createHash } from 'node:crypto';
import { sandboxPeople } from '../people.ts';

const style = `
:root{color-scheme:light dark;--page:#eef1f4;--card:#fff;--ink:#16202b;--soft:#55616e;--line:#cfd7df;--accent:#0f548c;--tint:#e6eff7}
@media(prefers-color-scheme:dark){:root{--page:#10161c;--card:#1a222b;--ink:#eef2f6;--soft:#a9b5c1;--line:#384552;--accent:#6cb8f0;--tint:#16324a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem 1rem;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",sans-serif}
main{width:100%;max-width:26rem;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.75rem}
h1{margin:0 0 1rem;font-size:1.35rem;line-height:1.3}
form{display:grid;gap:.5rem}
button{display:flex;justify-content:space-between;gap:1rem;min-height:2.75rem;padding:.5rem .9rem;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;font:inherit;text-align:left;cursor:pointer}
button:hover{background:var(--tint)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.role,.note{color:var(--soft);font-size:.9rem}
.note{margin:1.25rem 0 0}
[role=alert]{margin:0 0 1rem;padding:.5rem .75rem;border-left:4px solid #b3261e;background:var(--tint)}
`;

const doneScript = `if(window.opener){window.opener.postMessage(JSON.stringify({type:'signed-in'}),'*');window.close()}`;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The pages' own content policy. */
export const signInPolicy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(doneScript)}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en-NZ"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main>
${content}
<p class="note">This page stands in for the Microsoft sign-in on this computer. The people are invented; nobody's password is asked for.</p>
</main></body></html>`;
}

/** The page on which a newcomer picks one of the six people; `problem` is one line above the choice. */
export function signInPage(problem?: string): string {
  const people = sandboxPeople
    .map(({ login, name, role }) => `<button name="login" value="${login}"><span>${name}</span><span class="role">${role}</span></button>`)
    .join('\n');
  const alert = problem === undefined ? '' : `<p role="alert">${problem}</p>`;
  return page('Sign in', `<h1>Sign in to Harbour &amp; Vale Lawyers</h1>${alert}<form method="post" action="/signin">${people}</form>`);
}

/** The page after signing in: a hint to the window that opened it, then it closes itself. */
export function signedInPage(name: string): string {
  return page('Signed in', `<h1>Signed in as ${name}</h1><p>You can close this window.</p><script>${doneScript}</script>`);
}
