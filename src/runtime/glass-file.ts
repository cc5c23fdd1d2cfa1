/** The shape of glass-boxes.json, format 1. */
import * as v from 'valibot';
import { certifiedQuantities } from '../core/inspect/cell.ts';
import { glassLabels, type GlassBoxes, type NoGlass } from '../core/certify/glass/boxes.ts';
import { characterNames, numberNames } from '../core/certify/glass/features.ts';
import { hasNeuron } from '../core/model/widths.ts';
import type { Manifest } from './manifest.ts';
import { textOf, type ModelFiles } from './model-files.ts';
import { glassName, graphFile, readSpare } from './model-folder.ts';
import { count, language, maybe, neuron } from './schema-parts.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const heldOut = v.object({ hits: count, missed: count, false: count, quiet: count });

const ways = { yes: count, no: count };
const node = v.union([
  v.object({ of: v.picklist(numberNames), above: v.number(), ...ways }),
  v.object({
    of: v.picklist(characterNames),
    is: v.union([v.pipe(v.string(), v.length(1)), v.picklist(['letter', 'digit'])]),
    ...ways,
  }),
  v.object({ share, weight: share }),
]);

/** Nodes lead to later ones only, so that every path ends. */
const nodes = v.pipe(
  v.array(node),
  v.minLength(1),
  v.check((all) =>
    all.every((one, at) => 'share' in one || [one.yes, one.no].every((to) => to > at && to in all)),
  ),
);

const given = [...characterNames, ...numberNames];

const box = v.object({
  language,
  label: v.picklist(glassLabels),
  share,
  tree: v.object({ nodes, threshold: v.number(), heldOut }),
  bayes: v.object({
    given: v.string(),
    bias: v.number(),
    threshold: v.number(),
    odds: v.pipe(
      v.record(v.string(), v.array(v.number())),
      v.check((odds) => Object.keys(odds).every((name) => given.includes(name))),
    ),
    heldOut,
  }),
  found: maybe(
    v.object({
      neuron,
      quantity: v.picklist(certifiedQuantities),
      certified: v.boolean(),
      turned: v.boolean(),
      threshold: v.number(),
      heldOut,
    }),
  ),
  taught: maybe(v.object({ neuron, heldOut })),
});

const file = v.object({
  format: v.literal(1),
  /** sha256 of model.onnx, whose neurons they are compared with. */
  model: v.string(),
  /** sha256 of the program that computes the labels. */
  labelCode: v.string(),
  boxes: v.array(box),
});

/** @param labelCode sha256 of the program that computes the labels now; undefined where it is not known */
export async function readGlass(
  files: ModelFiles,
  manifest: Manifest,
  labelCode: string | undefined,
): Promise<GlassBoxes | NoGlass> {
  const json = await readSpare(files, manifest, glassName);
  if (typeof json === 'string') return json === 'missing' ? 'missing' : 'unreadable';
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), file), textOf(json));
  if (!read.success) return 'unreadable';
  const { boxes, model, labelCode: own } = read.output;
  if (model !== manifest.files.get(graphFile)?.sha256) return 'otherModel';
  const all = [...manifest.widths, manifest.taughtUnits ?? 0];
  const areThere = boxes.every(({ found, taught }) =>
    [found, taught].every((one) => one === undefined || hasNeuron(all, one.neuron)),
  );
  if (!areThere) return 'unreadable';
  const isCurrent = labelCode === undefined || labelCode === own;
  return { standing: isCurrent ? 'current' : 'otherLabels', boxes };
}
