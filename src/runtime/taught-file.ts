/** The shape of taught.json, format 1, and what it may be told of. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { NoTaught, TaughtNeurons } from '../core/certify/taught.ts';
import { parseNeuron } from '../core/inspect/cell.ts';
import { labelNames } from '../core/labels/labels.ts';
import { hasNeuron } from '../core/model/widths.ts';
import type { Manifest } from './manifest.ts';
import { graphFile, isAsRecorded, taughtGraph, taughtName } from './model-folder.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Undefined where the file says null or nothing. */
const maybe = <S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
  v.pipe(
    v.nullish(schema, null),
    v.transform((value): v.InferOutput<S> | undefined => value ?? undefined),
  );

const neuron = v.pipe(
  v.string(),
  v.transform(parseNeuron),
  v.custom<NonNullable<ReturnType<typeof parseNeuron>>>((value) => value !== undefined),
);

const figures = { characters: count, r: maybe(v.number()), exact: maybe(share) };

const language = v.object({
  language: v.picklist(['c', 'py', 'ts']),
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
  heldOut: v.array(language),
});

/** What it was made for; looked at first, since a layer over another network may have any neurons. */
const identity = v.object({
  format: v.literal(1),
  /** sha256 of model.onnx. */
  model: v.string(),
});

const content = v.object({
  /** sha256 of the program that computes the labels. */
  labelCode: v.string(),
  neurons: v.array(taughtNeuron),
});

/**
 * Reads what the layer above a network was told, and looks whether that layer is there; it is loaded when somebody looks
 * into the network.
 *
 * @param labelCode sha256 of the program that computes the labels now; undefined where nobody knows it
 */
export async function readTaught(
  folder: string,
  manifest: Manifest,
  labelCode: string | undefined,
): Promise<NoTaught | TaughtNeurons> {
  const { taughtUnits, files, widths } = manifest;
  if (taughtUnits === undefined && !files.has(taughtName)) return 'missing';
  if (taughtUnits === undefined || !files.has(taughtGraph)) return 'unreadable';
  const told = await readRecorded(folder, manifest, taughtName);
  const made = parsed(identity, told);
  if (made === undefined) return 'unreadable';
  if (made.model !== files.get(graphFile)?.sha256) return 'otherModel';
  const read = parsed(content, told);
  const all = [...widths, taughtUnits];
  const isThere = read?.neurons.every(
    (one) => one.neuron.layer === widths.length && hasNeuron(all, one.neuron),
  );
  const graph = await readRecorded(folder, manifest, taughtGraph);
  if (read === undefined || isThere !== true || graph === undefined) return 'unreadable';
  const isCurrent = labelCode === undefined || labelCode === read.labelCode;
  return {
    standing: isCurrent ? 'current' : 'otherLabels',
    units: taughtUnits,
    neurons: read.neurons,
  };
}

/** A file of the folder; undefined where it is not there or not the one that the manifest tells of. */
export async function readRecorded(
  folder: string,
  manifest: Manifest,
  name: string,
): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(join(folder, name));
    return isAsRecorded(manifest, name, bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function parsed<S extends v.GenericSchema>(
  schema: S,
  json: Buffer | undefined,
): v.InferOutput<S> | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json?.toString('utf8'));
  return read.success ? read.output : undefined;
}
