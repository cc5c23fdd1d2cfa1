import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyModel } from './models.ts';

/** Any value of a JSON file that a test changes. */
export type Json = Record<string, unknown>;

const text = 'if (a) {\n  b[0];\n}\n';

/** Nine of ten units tell the same: the first tracks, the second follows indentation, the third never moves. */
function vector(kind: string, rho: number, partial: number): Json {
  return {
    verdict: { kind, label: 'bracketDepth', family: 'braces' },
    figures: {
      braces: {
        bracketDepth: [rho, partial, null, 0.005],
        inString: [0.1, 0.05, 0.55, 1],
        indentation: [0.6, 0.02, null, 0.005],
      },
      python: { bracketDepth: [0.2, 0.1, null, 0.3] },
    },
    runnersUp: [{ label: 'indentation', family: 'braces' }],
    interval: [rho - 0.1, rho + 0.1],
    languages: { c: rho, ts: rho, py: 0.2 },
    adversarial: { flat: rho, tabs: rho, joined: rho, planted: 0.3, crlf: rho },
    byValue: [
      [0, -0.2, -0.5, 0.1, 900],
      [1, 0.3, 0.1, 0.5, 400],
      [2, 0.7, 0.5, 0.9, 90],
    ],
    tree: {
      r2: 0.6,
      nodes: [
        { label: 'bracketDepth', threshold: 0.5, yes: 1, no: 4 },
        { label: 'inString', threshold: 0.5, yes: 2, no: 3 },
        { value: 0.1, share: 0.1 },
        { value: 0.7, share: 0.3 },
        { value: -0.2, share: 0.6 },
      ],
    },
    snippets: [
      [0, 4, 0.9],
      [0, text.indexOf('['), -0.8],
    ],
  };
}

function unit(layer: number, index: number, count: number): Json {
  const h =
    index === 0
      ? vector('tracks', 0.6, 0.4)
      : index === 1
        ? vector('followsIndentation', 0.55, 0.1)
        : index === 2
          ? { constant: true }
          : vector('noEvidence', 0.2, 0.1);
  const share = index / count;
  return {
    neuron: `L${layer + 1}.${index}`,
    halfLife: index === 3 ? null : 2 + index,
    medianHalfLife: index === 3 ? null : 4 + index,
    gates: { i: [share, 0.1], f: [0.1, share], o: [share / 2, share / 2] },
    h,
    c: vector('noEvidence', 0.2, 0.1),
  };
}

/** neurons.json as `npm run catalogue` writes it, for a small network. */
export function catalogueJson(model: string, layers = 2, hidden = 16): Json {
  const units = Array.from({ length: layers }, (_, layer) =>
    Array.from({ length: hidden }, (__, index) => unit(layer, index, hidden)),
  ).flat();
  const facts = {
    varies: true,
    characters: 490,
    null95: 0.3,
    untrained: { rho: 0.25, partial: 0.2 },
    best: { neuron: 'L1.0', quantity: 'h' },
  };
  const found = { r2: 0.8, rho: 0.85, partial: 0.5, auc: null };
  const weights = Array.from({ length: layers * hidden }, (_, k) => ((k % 7) - 3) / 4);
  const effects = Array.from({ length: 100 }, (_, k) => (k - 40) / 1000);
  return {
    format: 3,
    model,
    labelCode: 'labels of today',
    characters: { c: 500, py: 500, ts: 500 },
    packages: { c: ['a'], py: ['b'], ts: ['d', 'e'] },
    shifts: 199,
    resamples: 1000,
    thresholds: {
      tracks: { rho: 0.5, partial: 0.3, auc: 0.85 },
      strongly: { rho: 0.7, partial: 0.5, auc: 0.95 },
      p: 0.01,
    },
    labels: { bracketDepth: { braces: facts } },
    texts: [
      { package: 'npm:a', version: '1.0', path: 'src/a.ts', licence: 'MIT', language: 'ts', text },
    ],
    units,
    directions: [
      {
        ...{ label: 'bracketDepth', family: 'braces', weights, bias: 0.5 },
        scale: { low: -1, high: 3 },
        figures: found,
        withCells: found,
        single: { neuron: 'L1.0', quantity: 'h', rho: 0.6, r2: 0.4 },
        units90: 12,
        adversarial: { flat: 0.8, joined: null },
      },
      {
        ...{ label: 'bracketDepth', family: 'python', weights, bias: 0 },
        scale: { low: 0, high: 8 },
        figures: { ...found, r2: 0.6 },
        adversarial: {},
      },
      {
        ...{ label: 'loopDepth', family: 'braces', weights, bias: 0 },
        scale: { low: 0, high: 2 },
        figures: found,
        adversarial: {},
      },
    ],
    cause: {
      characters: 50_000,
      controls: 100,
      events: { closers: 300, loopEnds: 20, conditionalEnds: 30, all: 50_000 },
      controlEffects: { closers: effects, all: effects },
      units: [
        {
          neuron: 'L1.0',
          label: 'bracketDepth',
          ablation: { closers: { bits: 0.09, p: 0.01 }, all: { bits: 0.001, p: 0.6 } },
          dose: {
            values: [-1, 0, 1],
            closers: { ')': [0.1, 0.4, 0.5], ']': [0.2, 0.2, 0.3], '}': [0.6, 0.5, 0.2] },
          },
        },
      ],
    },
  };
}

export const tinyHash = createHash('sha256')
  .update(readFileSync(join(tinyModel, 'model.onnx')))
  .digest('hex');

/** A copy of the small model with this catalogue, or text in its place; whoever makes it removes it. */
export function modelWithCatalogue(catalogue: Json | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-catalogue-'));
  for (const name of readdirSync(tinyModel))
    copyFileSync(join(tinyModel, name), join(folder, name));
  const content = typeof catalogue === 'string' ? catalogue : JSON.stringify(catalogue);
  writeFileSync(join(folder, 'neurons.json'), content);
  return folder;
}
