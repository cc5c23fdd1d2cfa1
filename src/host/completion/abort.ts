import type { CancellationToken } from 'vscode';

/** Runs `task` with a signal that aborts when the editor cancels its request. */
export async function withSignal<T>(
  token: CancellationToken,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => {
    controller.abort();
  });
  if (token.isCancellationRequested) controller.abort();
  try {
    return await task(controller.signal);
  } finally {
    subscription.dispose();
  }
}
