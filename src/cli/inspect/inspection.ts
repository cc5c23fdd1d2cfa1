import {
  stateOf,
  type CatalogueState,
  type NoCatalogue,
  type ReadCatalogue,
} from '../../core/certify/catalogue.ts';
import { certify, type Certificate } from '../../core/certify/certificate.ts';
import type { CertifiedModel } from '../../core/certify/certified-model.ts';
import { rankSubjects, type Ranked } from '../../core/certify/rank.ts';
import { subjectScan } from '../../core/certify/subject-scan.ts';
import { certifyTaught, taughtState, type TaughtState } from '../../core/certify/taught.ts';
import { Activations } from '../../core/inspect/activations.ts';
import { certifiedQuantityOf, neuronRanges, type CellQuantity } from '../../core/inspect/cell.ts';
import { DocumentLabels } from '../../core/inspect/document-labels.ts';
import { collectValues, type Extent } from '../../core/inspect/neuron-values.ts';
import { kindOf, type SubjectKind } from '../../core/inspect/subject-kind.ts';
import { bareSubject, isDirection, subjectName, type Subject } from '../../core/inspect/subject.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
import { TextBuffer } from '../../core/text/buffer.ts';
import { UsageError } from '../command.ts';
import type { FileLanguage } from '../file-language.ts';
import type { Options } from './options.ts';

/** All that the command reports of a file. */
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
  /** Undefined where no catalogue has it. */
  readonly certificate: Certificate | undefined;
  readonly kind: SubjectKind;
  readonly taught: TaughtState;
}

export interface FileRanking extends Pick<Ranked, 'characters' | 'direction' | 'neurons'> {
  readonly label: LabelName;
}

/**
 * Reads a text and inspects a neuron in it: the one named, or the one that goes best with the label on this text.
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
    language.scannedAs && scanned(new DocumentLabels(buffer, language.scannedAs), text.length);
  const pieces = activations.pieces(0, text.length);
  const known = await model.catalogue();
  const question = {
    pieces,
    language: language.tag,
    label,
    quantity: certifiedQuantityOf(quantity),
  };
  const ranking = labels && finished(rankSubjects(model, known, { ...question, labels }));
  // A neuron that was told the label may well go best with it, but is shown only when it is asked for.
  const chosen = options.subject ?? ranking?.neurons.find(({ kind }) => kind === 'found');
  if (chosen === undefined) throw new UsageError(noNeuron(language.scannedAs !== undefined, label));
  const subject = bareSubject(chosen);
  const scan = await subjectScan(subject, quantity, model, language.tag);
  if (scan === undefined) throw new UsageError(noSubject(subject, model));
  const values = finished(collectValues(pieces, scan.scan, 0, text.length));
  return {
    ...{ file, model: model.info.name, text, subject, quantity, values },
    extent: scan.extent(values, pieces),
    labels:
      labels &&
      Object.fromEntries(labelNames.map((name) => [name, labels.slice(name, 0, text.length)])),
    ranking: ranking && { label, ...ranking, neurons: ranking.neurons.slice(0, limit) },
    catalogue: stateOf(known),
    certificate: certificateOf(subject, quantity, model, known),
    kind: kindOf(subject, model.info),
    taught: taughtState(model.taught),
  };
}

function certificateOf(
  subject: Subject,
  quantity: CellQuantity,
  { info, taught }: CertifiedModel,
  known: NoCatalogue | ReadCatalogue,
): Certificate | undefined {
  if (!isDirection(subject) && kindOf(subject, info) === 'taught') {
    return typeof taught === 'object' ? certifyTaught(taught, subject) : undefined;
  }
  if (typeof known === 'string') return undefined;
  return certify(known.catalogue, subject, certifiedQuantityOf(quantity));
}

function noNeuron(labelled: boolean, label: LabelName): string {
  if (!labelled) return 'Labels do not apply to this kind of file: name a neuron, --unit L1.0.';
  return `${label} does not vary in this file, so no neuron follows it: name one, --unit L1.0, or another --label.`;
}

function noSubject(subject: Subject, { info, taught }: CertifiedModel): string {
  if (isDirection(subject)) {
    return `Nothing was fitted to ${subject.probe} for this model: the catalogue has no ${subjectName(subject)}.`;
  }
  const reasons: Partial<Record<TaughtState, string>> = {
    unreadable:
      ' Its taught layer is not used: taught.onnx or taught.json is missing or unreadable.',
    otherModel: ' Its taught layer is not used: taught.json was made for another model or layer.',
  };
  const reason = reasons[taughtState(taught)] ?? '';
  return `The model has no neuron ${subjectName(subject)}: there are ${neuronRanges(info.widths)}.${reason}`;
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
