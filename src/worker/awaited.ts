/** Waits within a long job without holding up what is more urgent. */
export async function* awaited<T>(promise: Promise<T>): AsyncGenerator<undefined, T, undefined> {
  const state = { isSettled: false };
  const settle = (): void => {
    state.isSettled = true;
  };
  promise.then(settle, settle);
  do yield;
  while (!state.isSettled);
  return promise;
}
