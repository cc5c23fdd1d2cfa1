import { stateOf, type CatalogueState } from '../../core/certify/catalogue.ts';
import { certify, type Certificate } from '../../core/certify/certificate.ts';
import type { CertifiedModel } from '../../core/certify/certified-model.ts';
import { rankSubjects, type Ranked } from '../../core/certify/rank.ts';
import { subjectScan } from '../../core/certify/subject-scan.ts';
import { Activations } from '../../core/inspect/activations.ts';
import { certifiedQuantityOf, type CellQuantity } from '../../core/inspect/cell.ts';
import { DocumentLabels } from '../../core/inspect/document-labels.ts';
import { collectValues, type Extent } from '../../core/inspect/neuron-values.ts';
import { bareSubject, isDirection, subjectName, type Subject } from '../../core/inspect/subject.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
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
  readonly subject: Subject;
  /** Of a neuron; a direction is one over all hidden states. */
  readonly quantity: CellQuantity;
  /** [text.length] */
  readonly values: Float32Array;
  /** What the colour scale spans. */
  readonly extent: Extent;
  /** [text.length] each; undefined where labels do not apply to the file. */
  readonly labels: Readonly<Partial<Record<LabelName, Int16Array>>> | undefined;
  readonly ranking: FileRanking | undefined;
  readonly catalogue: CatalogueState;
  /** Undefined where no catalogue tells of it. */
  readonly certificate: Certificate | undefined;
}

export interface FileRanking extends Pick<Ranked, 'characters' | 'direction' | 'neurons'> {
  readonly label: LabelName;
}

/**
 * Reads a text and looks at a neuron in it: the one named, or the one that goes best with the label on this text.
 *
 * @throws UsageError where there is no such neuron
 */
export async function inspectText(
  model: CertifiedModel,
  whole: string,
  language: FileLanguage,
  options: Pick<Options, 'file' | 'label' | 'limit' | 'quantity' | 'subject'>,
): Promise<FileInspection> {
  const { file, label, quantity, limit } = options;
  const buffer = new TextBuffer(whole);
  const activations = new Activations(model, buffer, language.tag);
  while (await activations.readOn());
  const text = whole.slice(0, activations.read);
  const labels =
    language.labels && scanned(new DocumentLabels(buffer, language.labels), text.length);
  const pieces = activations.pieces(0, text.length);
  const known = await model.catalogue();
  const question = {
    pieces,
    language: language.tag,
    label,
    quantity: certifiedQuantityOf(quantity),
  };
  const ranking = labels && finished(rankSubjects(model.info, known, { ...question, labels }));
  const chosen = options.subject ?? ranking?.neurons[0];
  if (chosen === undefined) throw new UsageError(noNeuron(language.labels !== undefined, label));
  const subject = bareSubject(chosen);
  const scan = await subjectScan(subject, quantity, model, language.tag);
  if (scan === undefined) throw new UsageError(noSubject(subject));
  const values = finished(collectValues(pieces, scan.scan, 0, text.length));
  return {
    ...{ file, model: model.info.name, text, subject, quantity, values },
    extent: scan.extent(values, pieces),
    labels:
      labels &&
      Object.fromEntries(labelNames.map((name) => [name, labels.slice(name, 0, text.length)])),
    ranking: ranking && { label, ...ranking, neurons: ranking.neurons.slice(0, limit) },
    catalogue: stateOf(known),
    certificate:
      typeof known === 'object'
        ? certify(known.catalogue, subject, certifiedQuantityOf(quantity))
        : undefined,
  };
}

function noNeuron(labelled: boolean, label: LabelName): string {
  if (!labelled) return 'Labels do not apply to this kind of file: name a neuron, --unit L1.0.';
  return `${label} does not vary in this file, so no neuron follows it: name one, --unit L1.0, or another --label.`;
}

function noSubject(subject: Subject): string {
  return isDirection(subject)
    ? `Nothing was fitted to ${subject.probe} for this model: the catalogue has no ${subjectName(subject)}.`
    : `The model has no neuron ${subjectName(subject)}.`;
}

function scanned(labels: DocumentLabels, length: number): DocumentLabels {
  finished(labels.scanTo(length));
  return labels;
}

function finished<T>(steps: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
