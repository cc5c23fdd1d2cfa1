import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Activations } from '../../../../src/core/inspect/activations.ts';
import { scanCell } from '../../../../src/core/inspect/cell-scan.ts';
import { neuronName, type CellQuantity, type Neuron } from '../../../../src/core/inspect/cell.ts';
import { noSymbol } from '../../../../src/core/inspect/page.ts';
import { step } from '../../../../src/core/inspect/rows.ts';
import { unitWeights } from '../../../../src/core/inspect/unit-weights.ts';
import type { TracedRun, TracingModel } from '../../../../src/core/model/tracing-model.ts';
import { placeOf } from '../../../../src/core/model/widths.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { LanguageTag } from '../../../../src/core/text/language.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { shippedModels, tinyModel, tinyTaughtModel } from '../../support/models.ts';

interface Golden {
  texts: { language: LanguageTag; text: string; ids: number[] }[];
}

/**
 * Of what lies within -1 and 1; of a greater c, the same share. The gates hear exactly what those of the graph do; what
 * differs is that it adds up c in float32.
 */
const tolerance = 1e-4;

function isNear(actual: number | undefined, expected: number | undefined): boolean {
  const [a, b] = [actual ?? NaN, expected ?? NaN];
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

/** Of every unit of a small network; of a large one, some from each layer, the first and the last among them. */
function unitsOf({ widths }: TracingModel['info']): Neuron[] {
  return widths.flatMap((width, layer) => {
    const step = Math.max(1, Math.floor((width - 1) / 20));
    return Array.from({ length: width }, (_, unit) => ({ layer, unit })).filter(
      ({ unit }) => unit % step === 0 || unit === width - 1,
    );
  });
}

async function readWhole(
  model: TracingModel,
  text: string,
  language: LanguageTag,
): Promise<Activations> {
  const activations = new Activations(model, new TextBuffer(text), language);
  while (await activations.readOn());
  return activations;
}

/** How many symbols the text up to and with each code unit gave. */
function symbolsOf(activations: Activations, length: number): number[] {
  let count = 0;
  return activations
    .pieces(0, length)
    .flatMap(({ page }) => Array.from(page.ids, (id) => (count += id === noSymbol ? 0 : 1)));
}

describe('cells recomputed from the hidden states', () => {
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
      for (const { language, text, ids } of texts) {
        describe(language, () => {
          let run: TracedRun;
          let activations: Activations;
          before(async () => {
            run = await model.trace(Uint8Array.from(ids), model.zeroState);
            activations = await readWhole(model, text, language);
          });

          async function scan(neuron: Neuron, quantity: CellQuantity): Promise<Float32Array> {
            const weights = unitWeights(await model.weights(), neuron);
            const all = activations.pieces(0, text.length).map(({ page, count }) => {
              const out = new Float32Array(count);
              scanCell(page, weights, quantity, out);
              return [...out];
            });
            return Float32Array.from(all.flat());
          }

          it('c ends as that of the graph', async () => {
            for (const neuron of unitsOf(model.info)) {
              const last = (await scan(neuron, 'c')).at(-1) ?? NaN;
              const expected = run.output.state.c[placeOf(model.info.widths, neuron)] ?? NaN;
              assert.ok(isNear(last, expected), `${neuronName(neuron)}: ${last}, ${expected}`);
            }
          });

          it('o tanh(c) is the h of the graph at every character', async () => {
            const symbols = symbolsOf(activations, text.length);
            for (const { layer, unit } of unitsOf(model.info)) {
              const [o, tanhC, stored] = await Promise.all(
                (['o', 'tanhC', 'h'] as const).map((quantity) => scan({ layer, unit }, quantity)),
              );
              for (let at = 0; at < text.length; at++) {
                const row = (1 + (symbols[at] ?? NaN)) * (model.info.widths[layer] ?? NaN);
                const expected = run.hidden[layer]?.[row + unit] ?? NaN;
                const recomputed = (o?.[at] ?? NaN) * (tanhC?.[at] ?? NaN);
                assert.ok(isNear(recomputed, expected), `${layer}.${unit} ${at}`);
                assert.ok(Math.abs((stored?.[at] ?? NaN) - expected) <= 0.5001 * step);
              }
            }
          });

          it('the gates and the candidate make c from c', async () => {
            for (const neuron of unitsOf(model.info).slice(0, 4)) {
              const [i, f, g, c] = await Promise.all(
                (['i', 'f', 'g', 'c'] as const).map((quantity) => scan(neuron, quantity)),
              );
              assert.ok(i && f && g && c);
              const symbols = symbolsOf(activations, text.length);
              for (let at = 1; at < text.length; at++) {
                if (symbols[at] === symbols[at - 1]) continue;
                const made = (f[at] ?? NaN) * (c[at - 1] ?? NaN) + (i[at] ?? NaN) * (g[at] ?? NaN);
                assert.ok(isNear(made, c[at]));
              }
            }
          });
        });
      }
    });
  }
});
