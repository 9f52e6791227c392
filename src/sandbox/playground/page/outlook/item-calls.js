/** Numbers of the calls that an add-in makes on an item (reference of the Outlook platform, 2.6). */
const calls = { body: 37, telemetry: [163, 193, 400, 401, 402] };
const unknownCall = 9002;
const asText = 0;

const ok = (data) => ({ wasSuccessful: true, errorCode: 0, ...(data === undefined ? {} : { data }) });
// `error` is what makes it a failure for office.js.
const failed = (errorCode) => ({ wasSuccessful: false, error: true, errorCode });

/** Answers what an add-in asks of the open mail. */
export function answerItemCall(id, given, mail) {
  if (id === calls.body) return ok(given.coercionType === asText ? mail.text : (mail.html ?? htmlOf(mail.text)));
  return calls.telemetry.includes(id) ? ok() : failed(unknownCall);
}

function htmlOf(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${escaped.replace(/\n{2,}/g, '</p><p>').replaceAll('\n', '<br>')}</p>`;
}
