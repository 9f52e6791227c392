import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWindow } from '../../../src/taskpane/host/connect-window.ts';

type Result = { status: string; value?: unknown; error?: { code: number } };

/** The pane's surroundings: what Office answers, and whether the browser opens a window. */
function surroundings(result: Result, browserOpens = true) {
  const addresses: string[] = [];
  const popup = { closed: false, close: vi.fn() };
  const listeners = new Set<(event: object) => void>();
  vi.stubGlobal('location', { origin: 'https://pane.test' });
  vi.stubGlobal('window', {
    open: (address: string) => {
      addresses.push(address);
      return browserOpens ? popup : null;
    },
    addEventListener: (_name: string, listener: (event: object) => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: (event: object) => void) => listeners.delete(listener),
  });
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: { ui: { displayDialogAsync: (_address: string, _options: object, done: (result: Result) => void) => done(result) } },
  });
  const post = (origin: string) => {
    for (const listener of listeners) listener({ origin });
  };
  return { addresses, popup, post, listeners };
}
const events = () => ({ onHint: vi.fn(), onClosed: vi.fn(), onBlocked: vi.fn() });

describe('the window that connects Actionstep', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('is a dialog of Office where Office opens one', () => {
    const handlers = new Map<string, () => void>();
    const close = vi.fn();
    const dialog = { addEventHandler: (name: string, handler: () => void) => handlers.set(name, handler), close };
    const { addresses } = surroundings({ status: 'succeeded', value: dialog });
    const told = events();
    const stop = openWindow('/connect/start?ticket=t', told);
    handlers.get('message')?.();
    handlers.get('event')?.();
    expect([told.onHint.mock.calls.length, told.onClosed.mock.calls.length, addresses]).toEqual([1, 1, []]);
    stop();
    expect(close).toHaveBeenCalled();
  });

  test.each([12005, 12011])('is a window of the browser where Office answers %i', (code) => {
    const { addresses, popup } = surroundings({ status: 'failed', error: { code } });
    const told = events();
    openWindow('/connect/start?ticket=t', told);
    expect(addresses).toEqual(['https://pane.test/connect/start?ticket=t']);
    popup.closed = true;
    vi.advanceTimersByTime(1000);
    expect(told.onClosed).toHaveBeenCalledTimes(1);
  });

  test('takes a hint only from its own origin, and none after it has ended', () => {
    const { post, listeners } = surroundings({ status: 'failed', error: { code: 12005 } });
    const told = events();
    const stop = openWindow('/connect/start', told);
    post('https://elsewhere.test');
    expect(told.onHint).not.toHaveBeenCalled();
    post('https://pane.test');
    expect(told.onHint).toHaveBeenCalledTimes(1);
    stop();
    expect(listeners.size).toBe(0);
  });

  test('that nobody opens is told', () => {
    surroundings({ status: 'failed', error: { code: 12011 } }, false);
    const blocked = events();
    openWindow('/connect/start', blocked);
    expect(blocked.onBlocked).toHaveBeenCalledWith(expect.stringContaining('blocked the window'));
    surroundings({ status: 'failed', error: { code: 12007 } });
    const second = events();
    openWindow('/connect/start', second);
    expect(second.onBlocked).toHaveBeenCalledWith(expect.stringContaining('12007'));
  });
});
