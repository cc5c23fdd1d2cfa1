import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Activations } from '../../../../src/core/inspect/activations.ts';
import { scanStep } from '../../../../src/core/inspect/cell-scan.ts';
import { cellQuantities, type CellQuantity } from '../../../../src/core/inspect/cell.ts';
import { collectValues, quantityScan } from '../../../../src/core/inspect/neuron-values.ts';
import { unitWeights } from '../../../../src/core/inspect/unit-weights.ts';
import { neuronAt, unitCount } from '../../../../src/core/model/widths.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { isSecondHalf } from '../../../../src/core/text/vocabulary.ts';
import { heard, LstmModel, type UnitState } from '../../support/lstm-model.ts';
import { anyText } from '../../support/texts.ts';

function finished<T>(steps: Generator<undefined, T, undefined>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function expectedOf(state: UnitState, quantity: CellQuantity): number {
  if (quantity === 'tanhC') return Math.tanh(state.c);
  return quantity === 'h' ? heard(state.h) : state[quantity];
}

/** Of every code unit of a text: of one that gives no symbol, as of the one before it. */
function statesOf(model: LstmModel, text: TextBuffer): (readonly UnitState[])[] {
  const preamble = model.vocabulary.preamble('ts');
  const symbols = model.vocabulary.encode(text, 0, text.length);
  const states = model.unitStates(Uint8Array.of(...preamble, ...symbols));
  let at = preamble.length - 1;
  return Array.from({ length: text.length }, (_, unit) => {
    const repeats = unit > 0 && isSecondHalf(text.unitAt(unit - 1), text.unitAt(unit));
    return states[repeats ? at : ++at]!;
  });
}

describe('the quantities of a unit', () => {
  it('are those that the network had, in a text of any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText(60),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        async (content, numbers) => {
          const model = new LstmModel(() => numbers.next().value as number);
          const text = new TextBuffer(content);
          const activations = new Activations(model, text, 'ts');
          while (await activations.readOn());
          const pieces = activations.pieces(0, text.length);
          const states = statesOf(model, text);
          const weights = await model.weights();
          const { widths } = model.info;
          for (let place = 0; place < unitCount(widths); place++) {
            const neuron = neuronAt(widths, place);
            for (const quantity of cellQuantities) {
              const scan = quantityScan(unitWeights(weights, neuron), quantity);
              const values = finished(collectValues(pieces, scan, 0, text.length));
              for (const [at, value] of values.entries()) {
                const expected = expectedOf(states[at]![place]!, quantity);
                assert.ok(Math.abs(value - expected) < 1e-5, `${quantity} ${at}: ${value}`);
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of one step are what its value came from: c = f c before + i g, h = o tanh(c)', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText(60).filter((content) => content.length > 0),
        fc.nat(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        async (content, place, numbers) => {
          const model = new LstmModel(() => numbers.next().value as number);
          const text = new TextBuffer(content);
          const activations = new Activations(model, text, 'ts');
          while (await activations.readOn());
          const states = statesOf(model, text);
          const own = place % unitCount(model.info.widths);
          const weights = unitWeights(await model.weights(), neuronAt(model.info.widths, own));
          const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-5;
          for (const { page, first, start, count } of activations.pieces(0, text.length)) {
            for (let k = 0; k < count; k++) {
              const step = scanStep(page, weights, first + k);
              const { i, f, g, o, before, c, tanhC, h } = step;
              assert.ok(near(c, f * before + i * g) && near(h, o * Math.tanh(c)));
              assert.ok(near(tanhC, Math.tanh(c)));
              const expected = states[start + k]![own]!;
              for (const quantity of ['i', 'f', 'g', 'o', 'c'] as const) {
                assert.ok(near(step[quantity], expected[quantity]), `${quantity} at ${start + k}`);
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
