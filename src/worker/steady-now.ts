/**
 * Milliseconds on the machine's steady clock, the same one in all of its processes. A wall clock that is set between
 * the start of the host and that of the engine would make a request arrive before it was sent.
 */
export function steadyNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
