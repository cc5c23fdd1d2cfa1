import assert from 'node:assert/strict';
import type { ModelState } from '../../../src/core/model/language-model.ts';
import type { TracedRun } from '../../../src/core/model/tracing-model.ts';

/**
 * Whether onnxruntime's own functions are those that the kernel has, bit for bit: on x64, where every processor of the
 * last ten years multiplies and adds at once. Elsewhere an h between two steps may be rounded to either, as beside
 * PyTorch, and what follows goes slightly another way.
 */
export const isExact = process.arch === 'x64';

/** Of a value up to 1, and in proportion beyond. */
const tolerance = isExact ? 0 : 0.1;

/** The kernel adds up the products of a logit in another order. */
const logitTolerance = isExact ? 2e-5 : 0.1;

/** That the kernel computed what onnxruntime did. */
export function assertSameRun(actual: TracedRun, expected: TracedRun): void {
  assertSameState(actual.output.state, expected.output.state);
  assert.equal(actual.hidden.length, expected.hidden.length);
  for (const [layer, h] of actual.hidden.entries()) assertNear(h, expected.hidden[layer]!);
  assertNear(actual.logits, expected.logits, logitTolerance);
}

export function assertSameState(actual: ModelState, expected: ModelState): void {
  assertNear(actual.h, expected.h);
  assertNear(actual.c, expected.c);
}

function assertNear(actual: Float32Array, expected: Float32Array, most = tolerance): void {
  assert.equal(actual.length, expected.length);
  const at = actual.findIndex((value, place) => {
    const wanted = expected[place]!;
    return !(Math.abs(value - wanted) <= most * Math.max(1, Math.abs(wanted)));
  });
  assert.equal(at, -1, `${actual[at]} in place of ${expected[at]} at ${at}`);
}
