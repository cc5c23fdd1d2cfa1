/** Runs before the page of the Neuron Inspector, and gives it what VS Code would: an API for messages, and a theme. */
import type { ToHost } from '../protocol/panel.ts';
import { followTheme } from './theme.ts';

interface World {
  acquireVsCodeApi?: () => { postMessage(message: ToHost): void; setState(state: unknown): void };
}

(window as World).acquireVsCodeApi = () => ({
  postMessage: (message) => window.parent.postMessage(message, location.origin),
  // The reader's choice is not kept after the page is closed.
  setState: () => undefined,
});
followTheme();
