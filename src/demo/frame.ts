/** Runs before the page of the Neuron Inspector, and gives it what VS Code would: somebody to talk to, and a theme. */
import type { ToHost } from '../protocol/panel.ts';
import { followTheme } from './theme.ts';

interface World {
  acquireVsCodeApi?: () => { postMessage(message: ToHost): void; setState(state: unknown): void };
}

(window as World).acquireVsCodeApi = () => ({
  postMessage: (message) => window.parent.postMessage(message, location.origin),
  // What was chosen is gone with the page.
  setState: () => undefined,
});
followTheme();
