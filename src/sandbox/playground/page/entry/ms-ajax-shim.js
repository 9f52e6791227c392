// The parts of Microsoft's AJAX library that office.js looks for before it would fetch the whole from the internet.
(() => {
  const pathOf = (names) => names.split('.');
  window.Type = Function;
  Function.registerNamespace = (names) => {
    let at = window;
    for (const name of pathOf(names)) {
      at[name] ??= {};
      at = at[name];
    }
  };
  Function.prototype.registerClass = function registerClass() {
    return this;
  };
  Function._validateParams = () => null;
  Function.createDelegate =
    (self, method) =>
    (...given) =>
      method.apply(self, given);
  window.Sys = {
    StringBuilder: class StringBuilder {
      #parts = [];
      append(text) {
        this.#parts.push(text);
        return this;
      }
      toString() {
        return this.#parts.join('');
      }
    },
    Serialization: {
      JavaScriptSerializer: { serialize: (value) => JSON.stringify(value), deserialize: (text) => JSON.parse(text) },
    },
    Debug: { trace: () => undefined },
    Browser: { agent: 'chrome', InternetExplorer: 'ie' },
  };
  Error.create = (message, info) => Object.assign(new Error(message), info);
  const kinds = ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'notImplemented', 'parameterCount', 'invalidOperation'];
  for (const kind of kinds) {
    const name = `Sys.${kind}`;
    Error[kind] = (paramName, message) => Error.create(`${name}: ${message ?? paramName ?? ''}`, { name, paramName });
  }
  String.format = (text, ...values) => text.replace(/\{(\d+)\}/g, (_all, index) => values[Number(index)]);
})();
