/** Only what is used: the types of Node and those of a browser differ. */
declare const MessageChannel: new () => {
  readonly port1: { onmessage: () => void; close(): void };
  readonly port2: { postMessage(message: null): void };
};

/**
 * Resolves after other tasks had their turn: what has arrived meanwhile, messages above all, is handled first. A timer
 * would do, but takes milliseconds, and only Node has `setImmediate`.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
