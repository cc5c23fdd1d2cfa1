/** The shape of taught.json, format 1, and which model it belongs to. */
import * as v from 'valibot';
import { taughtVerdicts, type NoTaught, type TaughtNeurons } from '../core/certify/taught.ts';
import { labelNames } from '../core/labels/labels.ts';
import { hasNeuron } from '../core/model/widths.ts';
import type { Manifest } from './manifest.ts';
import { textOf, type ModelFiles } from './model-files.ts';
import { graphFile, readSpare, taughtGraph, taughtName } from './model-folder.ts';
import { count, language, maybe, neuron } from './schema-parts.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const figures = { characters: count, r: maybe(v.number()), exact: maybe(share) };

const heldOut = v.object({
  language,
  verdict: v.picklist(taughtVerdicts),
  ...figures,
  auc: maybe(share),
  partial: maybe(v.number()),
  mostPartial: maybe(v.number()),
  byDepth: v.nullish(v.array(v.object({ depth: count, characters: count, exact: share })), []),
  flattened: maybe(v.object(figures)),
  misled: v.nullish(v.array(v.object({ text: v.string(), ...figures })), []),
});

const taughtNeuron = v.object({
  neuron,
  label: v.picklist(labelNames),
  zero: v.number(),
  step: v.pipe(v.number(), v.gtValue(0)),
  most: v.pipe(count, v.minValue(1)),
  heldOut: v.array(heldOut),
});

/** What it was made for; checked first, since a layer over another network may have any neurons. */
const identity = v.object({
  format: v.literal(1),
  /** sha256 of model.onnx and of taught.onnx. */
  model: v.string(),
  layer: v.string(),
});

const content = v.object({
  /** sha256 of the program that computes the labels. */
  labelCode: v.string(),
  neurons: v.array(taughtNeuron),
});

/**
 * Reads what the layer above a network was told, and checks that the layer is there; it is loaded when the network is
 * inspected.
 *
 * @param labelCode sha256 of the program that computes the labels now; undefined where it is not known
 */
export async function readTaught(
  files: ModelFiles,
  manifest: Manifest,
  labelCode: string | undefined,
): Promise<NoTaught | TaughtNeurons> {
  const { taughtUnits, files: listed, widths } = manifest;
  if (taughtUnits === undefined && !listed.has(taughtName)) return 'missing';
  if (taughtUnits === undefined || !listed.has(taughtGraph)) return 'unreadable';
  const told = await readSpare(files, manifest, taughtName);
  const made = parsed(identity, told);
  if (made === undefined) return 'unreadable';
  const isOwn =
    made.model === listed.get(graphFile)?.sha256 && made.layer === listed.get(taughtGraph)?.sha256;
  if (!isOwn) return 'otherModel';
  const read = parsed(content, told);
  const all = [...widths, taughtUnits];
  const isThere = read?.neurons.every(
    (one) => one.neuron.layer === widths.length && hasNeuron(all, one.neuron),
  );
  const graph = await readSpare(files, manifest, taughtGraph);
  if (read === undefined || isThere !== true || typeof graph === 'string') return 'unreadable';
  const isCurrent = labelCode === undefined || labelCode === read.labelCode;
  return {
    standing: isCurrent ? 'current' : 'otherLabels',
    units: taughtUnits,
    neurons: read.neurons,
  };
}

/** Undefined where there is no such file, or it says something else. */
function parsed<S extends v.GenericSchema>(
  schema: S,
  json: Uint8Array | string,
): v.InferOutput<S> | undefined {
  if (typeof json === 'string') return undefined;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), textOf(json));
  return read.success ? read.output : undefined;
}
