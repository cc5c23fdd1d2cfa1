import { Activations } from '../../core/inspect/activations.ts';
import { neuronName, type CellQuantity, type Neuron } from '../../core/inspect/cell.ts';
import { DocumentLabels } from '../../core/inspect/document-labels.ts';
import { cellScale, collectQuantity } from '../../core/inspect/neuron-values.ts';
import { rankUnits, type RankedUnit } from '../../core/inspect/ranking.ts';
import { rankLabel } from '../../core/inspect/ranks.ts';
import { sampleCells, sampleHidden } from '../../core/inspect/samples.ts';
import { unitWeights } from '../../core/inspect/unit-weights.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
import type { TracingModel } from '../../core/model/tracing-model.ts';
import { TextBuffer } from '../../core/text/buffer.ts';
import { UsageError } from '../command.ts';
import type { FileLanguage } from '../file-language.ts';
import type { Options } from './options.ts';

/** All that the command says of a file. */
export interface FileInspection {
  readonly file: string;
  readonly model: string;
  /** The text that was read, in UTF-16 code units: of a very long file, its first part. */
  readonly text: string;
  readonly neuron: Neuron;
  readonly quantity: CellQuantity;
  /** [text.length] */
  readonly values: Float32Array;
  /** What the colour scale ends at. */
  readonly scale: number;
  /** [text.length] each; undefined where labels do not apply to the file. */
  readonly labels: Readonly<Partial<Record<LabelName, Int16Array>>> | undefined;
  readonly ranking:
    | {
        readonly label: LabelName;
        readonly characters: number;
        readonly neurons: readonly RankedUnit[];
      }
    | undefined;
}

/**
 * Reads a text and looks at a neuron in it: the one named, or the one that goes best with the label on this text.
 *
 * @throws UsageError where there is no such neuron
 */
export async function inspectText(
  model: TracingModel,
  whole: string,
  { tag, labels: labelled }: FileLanguage,
  options: Pick<Options, 'file' | 'neuron' | 'label' | 'quantity' | 'limit'>,
): Promise<FileInspection> {
  const { file, label, quantity, limit } = options;
  const buffer = new TextBuffer(whole);
  const activations = new Activations(model, buffer, tag);
  while (await activations.readOn());
  const text = whole.slice(0, activations.read);
  const labels = labelled && scanned(new DocumentLabels(buffer, labelled), text.length);
  const ranking = labels && {
    label,
    ...ranked(activations, model, labels, label, quantity === 'h' ? 'h' : 'c'),
  };
  const neuron = options.neuron ?? ranking?.neurons[0];
  if (neuron === undefined) throw new UsageError(noNeuron(labelled !== undefined, label));
  const unit = unitOf(await model.weights(), neuron);
  const pieces = activations.pieces(0, text.length);
  const values = finished(collectQuantity(pieces, unit, quantity, 0, text.length));
  return {
    file,
    model: model.info.name,
    text,
    neuron: unit.neuron,
    quantity,
    values,
    scale: quantity === 'c' ? cellScale(values, pieces, unit) : 1,
    labels:
      labels &&
      Object.fromEntries(labelNames.map((name) => [name, labels.slice(name, 0, text.length)])),
    ranking: ranking && { ...ranking, neurons: ranking.neurons.slice(0, limit) },
  };
}

function noNeuron(labelled: boolean, label: LabelName): string {
  if (!labelled) return 'Labels do not apply to this kind of file: name a neuron, --unit L1.0.';
  return `${label} does not vary in this file, so no neuron follows it: name one, --unit L1.0, or another --label.`;
}

function unitOf(
  ...[weights, neuron]: Parameters<typeof unitWeights>
): ReturnType<typeof unitWeights> {
  try {
    return unitWeights(weights, neuron);
  } catch {
    throw new UsageError(`The model has no neuron ${neuronName(neuron)}.`);
  }
}

function scanned(labels: DocumentLabels, length: number): DocumentLabels {
  finished(labels.scanTo(length));
  return labels;
}

function ranked(
  activations: Activations,
  { info }: TracingModel,
  labels: DocumentLabels,
  label: LabelName,
  quantity: 'c' | 'h',
): { characters: number; neurons: readonly RankedUnit[] } {
  const sample = quantity === 'h' ? sampleHidden : sampleCells;
  const samples = sample(activations.pieces(0, activations.read), info.layers * info.hidden);
  const values = rankLabel(samples.offsets.map((offset) => labels.at(label, offset)));
  const neurons = finished(rankUnits(samples, values, info.hidden));
  return { characters: samples.offsets.length, neurons };
}

function finished<T>(steps: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
