/** Waits within a long job without holding up what is more urgent. */
export async function* awaited<T>(promise: Promise<T>): AsyncGenerator<undefined, T, undefined> {
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  promise.then(settle, settle);
  do yield;
  while (!isSettled);
  return promise;
}
