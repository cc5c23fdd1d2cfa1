/** Of a logit up to 1, and in proportion beyond: the kernel adds up its products in another order than onnxruntime. */
const logitTolerance = 2e-5;

/** The first place where logits are not those expected, or undefined. */
export function logitsDiffer(actual: Float32Array, expected: Float32Array): string | undefined {
  if (actual.length !== expected.length) return `${actual.length} of ${expected.length}`;
  const at = actual.findIndex(
    (logit, place) =>
      !(
        Math.abs(logit - expected[place]!) <=
        logitTolerance * Math.max(1, Math.abs(expected[place]!))
      ),
  );
  return at < 0 ? undefined : `${actual[at]!} in place of ${expected[at]!} at ${at}`;
}
