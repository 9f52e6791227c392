const kinds = { call: 0, subscribe: 1, unsubscribe: 2 };
const codes = { ok: 0, failed: -2 };

/**
 * The host's end of the messages between office.js and Outlook on the web. `methods` answers calls by name; one that is not
 * there, or throws, is answered as failed. Registering for an event always succeeds; `fire` sends it to the pane.
 */
export function openHostRpc(frame, methods, { onSubscribed }) {
  const subscribed = new Map();

  const post = (to, name, envelope) => {
    const { origin, conversation } = to;
    const message = {
      _messageType: 1,
      _actionName: name,
      _conversationId: conversation,
      _origin: location.origin,
      _serializerVersion: 1,
      ...envelope,
    };
    frame.contentWindow?.postMessage(JSON.stringify(message), origin);
  };
  const answer = ({ _actionType: kind, _actionName: name, _data: data }) => {
    if (kind !== kinds.call) return { code: codes.ok, data: { Error: 0, Version: 1 } };
    try {
      return { code: codes.ok, data: methods[name](data) };
    } catch {
      return { code: codes.failed, data: null };
    }
  };
  const hear = (event) => {
    if (event.source !== frame.contentWindow) return;
    const message = parse(event.data);
    if (message?._messageType !== 0) return;
    const to = { origin: event.origin, conversation: message._conversationId };
    const { code, data } = answer(message);
    post(to, message._actionName, { _correlationId: message._correlationId, _errorCode: code, _responseType: 0, _data: data });
    if (message._actionType === kinds.unsubscribe) subscribed.delete(message._actionName);
    if (message._actionType !== kinds.subscribe) return;
    subscribed.set(message._actionName, to);
    onSubscribed(message._actionName);
  };
  addEventListener('message', hear);
  return {
    isSubscribed: (name) => subscribed.has(name),
    fire: (name, data) => post(subscribed.get(name), name, { _correlationId: 0, _errorCode: codes.ok, _responseType: 1, _data: data }),
    close: () => removeEventListener('message', hear),
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
