// office.js asks in a hidden frame whether the person trusts a host that it does not know. The playground is its own host.
addEventListener('message', (event) => {
  if (event.source === window.parent && event.origin === location.origin) {
    window.parent.postMessage(JSON.stringify({ hostUserTrusted: true }), location.origin);
  }
});
