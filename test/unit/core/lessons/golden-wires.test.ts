import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { Activations } from '../../../../src/core/inspect/activations.ts';
import { neuronName, type Neuron } from '../../../../src/core/inspect/cell.ts';
import { scanSteps } from '../../../../src/core/inspect/cell-scan.ts';
import { noSymbol } from '../../../../src/core/inspect/page.ts';
import type { Piece } from '../../../../src/core/inspect/pieces.ts';
import { unitWeights } from '../../../../src/core/inspect/unit-weights.ts';
import { gateInputs, type GateName } from '../../../../src/core/lessons/gate-inputs.ts';
import { layerVectors, type LayerVectors } from '../../../../src/core/lessons/layer-step.ts';
import type { ModelState } from '../../../../src/core/model/language-model.ts';
import type { TracingModel } from '../../../../src/core/model/tracing-model.ts';
import { placeOf } from '../../../../src/core/model/widths.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { LanguageTag } from '../../../../src/core/text/language.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { shippedModels, tinyModel, tinyTaughtModel } from '../../support/models.ts';

interface Golden {
  texts: { language: LanguageTag; text: string; ids: number[] }[];
}

const tolerance = 1e-4;

function assertNear(actual: number | undefined, expected: number | undefined, of: string): void {
  const [a, b] = [actual ?? NaN, expected ?? NaN];
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${of}: ${a}, ${b}`);
}

const gateNames = ['i', 'f', 'g', 'o'] as const satisfies readonly GateName[];

describe('what stands on the wires of the cell', () => {
  for (const folder of [tinyModel, tinyTaughtModel, ...shippedModels()]) {
    describe(`of ${basename(folder)}`, () => {
      let loaded: FolderModel;
      let model: TracingModel;
      before(async () => {
        loaded = await loadLocalModel(folder);
        model = await loaded.inspected();
      });
      after(() => loaded.release());

      const { texts } = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden;
      for (const { language, text } of texts) {
        it(`is what the graph has, in ${language}`, async () => {
          const activations = new Activations(model, new TextBuffer(text), language);
          while (await activations.readOn());
          for (const piece of activations.pieces(0, text.length).slice(0, 2)) {
            const states = await statesIn(piece, model);
            for (const [layer, width] of model.info.widths.entries()) {
              for (const at of [0, piece.count >> 1, piece.count - 1]) {
                await assertLayer(piece, model, layer, at, states);
                for (const unit of [0, 3, width - 1]) {
                  await assertUnit(piece, model, { layer, unit }, at, states);
                }
              }
            }
          }
        });
      }
    });
  }
});

/** The graph's own states before the page and after each of its code units. */
async function statesIn({ page }: Piece, model: TracingModel): Promise<ModelState[]> {
  const states = [page.entry.state];
  for (const id of page.ids) {
    const last = states.at(-1)!;
    states.push(id === noSymbol ? last : (await model.run(Uint8Array.of(id), last)).state);
  }
  return states;
}

async function vectorsOf(
  { page }: Piece,
  model: TracingModel,
  layer: number,
  at: number,
  states: readonly ModelState[],
): Promise<LayerVectors> {
  let symbol = at;
  while (page.ids[symbol] === noSymbol) symbol--;
  const [before, after] = [states[symbol]!, states[symbol + 1]!];
  const { widths } = model.info;
  return layerVectors(await model.weights(), widths, layer, page.ids[symbol]!, before, after);
}

async function assertLayer(
  piece: Piece,
  model: TracingModel,
  layer: number,
  at: number,
  states: readonly ModelState[],
): Promise<void> {
  const { f, i, g, o, cBefore, c, h } = await vectorsOf(piece, model, layer, at, states);
  for (const unit of c.keys()) {
    const made = f[unit]! * cBefore[unit]! + i[unit]! * g[unit]!;
    assertNear(made, c[unit], `c of ${layer}.${unit} at ${at}`);
    assertNear(o[unit]! * Math.tanh(c[unit]!), h[unit], `h of ${layer}.${unit} at ${at}`);
  }
}

async function assertUnit(
  piece: Piece,
  model: TracingModel,
  neuron: Neuron,
  at: number,
  states: readonly ModelState[],
): Promise<void> {
  const { page } = piece;
  const { widths } = model.info;
  const place = placeOf(widths, neuron);
  const unit = unitWeights(await model.weights(), neuron);
  const steps = scanSteps(page, unit, page.ids.length);
  const name = `${neuronName(neuron)} at ${at}`;
  let symbol = at;
  while (page.ids[symbol] === noSymbol) symbol--;
  assertNear(steps.before[at], states[symbol]!.c[place], `c before of ${name}`);
  assertNear(steps.c[at], states[symbol + 1]!.c[place], `c of ${name}`);
  assertNear(steps.h[at], states[symbol + 1]!.h[place], `h of ${name}`);
  const inputs = gateInputs(page, unit, at, widths, 1_000);
  const vectors = await vectorsOf(piece, model, neuron.layer, at, states);
  for (const gate of gateNames) {
    const { bias, symbol: own, symbols, below, before, sum, value } = inputs[gate];
    assertNear(value, steps[gate][at], `${gate} of ${name}`);
    assertNear(value, vectors[gate][neuron.unit], `${gate} of ${name} in its layer`);
    assertNear(bias + (own ?? 0) + (below?.sum ?? 0) + before.sum, sum, `sum of ${name}`);
    assert.equal(own === undefined, symbols.length === 0);
    if (own !== undefined) assertNear(symbols[page.ids[symbol]!], own, `symbol of ${name}`);
    for (const heard of [before, ...(below === undefined ? [] : [below])]) {
      // All are told of: together they are the sum, and none that comes later is greater.
      const adds = heard.strongest.map((one) => one.adds);
      assertNear(
        adds.reduce((total, one) => total + one, 0),
        heard.sum,
        `parts of ${name}`,
      );
      assert.ok(adds.every((one, k) => k === 0 || Math.abs(one) <= Math.abs(adds[k - 1]!)));
      for (const one of heard.strongest) assertNear(one.h * one.weight, one.adds, name);
    }
    for (const one of before.strongest.slice(0, 3)) {
      const h = states[symbol]!.h[placeOf(widths, one.neuron)]!;
      assert.ok(Math.abs(one.h - h) <= 0.5001 * (2 / 255), `${neuronName(one.neuron)} ${one.h}`);
    }
  }
}
