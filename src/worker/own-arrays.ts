/**
 * An answer whose typed arrays have memory of their own. Those of a message from another process are views of the
 * whole message, and passing one on would pass all of it on.
 */
export function ownArrays(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    return value instanceof DataView ? value : (value as Uint8Array).slice();
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ownArrays(one)]));
}
