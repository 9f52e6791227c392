/** No style attribute of a mail program is longer. */
const style = /\sstyle\s{0,4}=\s{0,4}("[^"]{0,2000}"|'[^']{0,2000}')/i;
const concealing =
  /(?:^|[;"'])(?:display:none|visibility:(?:hidden|collapse)|mso-hide:all|opacity:0(?:\.0+)?(?=[;"'!]|$)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?=[;"'!]|$)|(?:max-)?(?:height|width):0(?:px)?(?=[;"'!]|$)|text-indent:-\d{3})/;
const white = /(?:^|[;"'])color:(?:white|#fff(?:fff)?|rgba?\(255,255,255[^)]{0,6}\))(?=[;"'!]|$)/;

/**
 * HTML in which every element that its own style conceals from a reader (not displayed, without size, white on white) carries
 * the attribute `hidden`, so that a converter can skip it. Linear; looks only inside tags.
 */
export function markHidden(html: string): string {
  return html
    .split('<')
    .map((part, at) => {
      const close = part.indexOf('>');
      const tag = at === 0 || close < 0 ? '' : part.slice(0, Math.min(close, 4000));
      const found = style.exec(tag);
      return found && conceals(found[1] ?? '') ? part.replace(found[0], ` hidden${found[0]}`) : part;
    })
    .join('<');
}

function conceals(declarations: string): boolean {
  const text = declarations.toLowerCase().replace(/\s+/g, '');
  return concealing.test(text) || (white.test(text) && !text.includes('background'));
}
