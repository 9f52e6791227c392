/** Says something once to a screen reader; nothing is seen. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}
