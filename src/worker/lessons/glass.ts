import type { CertifiedModel } from '../../core/certify/certified-model.ts';
import { glassPath, spokenIn } from '../../core/certify/glass/answers.ts';
import {
  judges,
  type GlassBox,
  type GlassBoxes,
  type GlassLabel,
} from '../../core/certify/glass/boxes.ts';
import {
  foundSays,
  judge,
  seenAt,
  tallies,
  taughtSays,
  type NeuronSays,
  type NeuronsSay,
} from '../../core/certify/glass/judging.ts';
import { taughtNeuron } from '../../core/certify/taught.ts';
import type { CertifiedQuantity, Neuron } from '../../core/inspect/cell.ts';
import { collectValues, quantityScan } from '../../core/inspect/neuron-values.ts';
import { unitWeights } from '../../core/inspect/unit-weights.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { Params, Result } from '../../protocol/engine.ts';
import type {
  GlassReasons,
  GlassRequests,
  GlassSummary,
  NoGlassAnswer,
} from '../../protocol/glass.ts';
import type { NoValues } from '../../protocol/inspection.ts';
import { awaited } from '../awaited.ts';
import type { Documents } from '../documents.ts';
import { findDocument, lookAt, noValues, whileItStands, type Found } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

type Answer<K extends keyof GlassRequests> = LongAnswer<Result<K>>;
/** Reads what a neuron says over a range. */
type Reader = (from: number, to: number) => Generator<undefined, NeuronSays, undefined>;
type Readers = Readonly<Partial<Record<'found' | 'taught', Reader>>>;

/** What a request that can be answered needs: the document, its box, and how its neurons are read. */
interface Asked {
  readonly found: Found;
  readonly boxes: GlassBoxes;
  readonly box: GlassBox;
  readonly readers: Readers;
}

/** Answers requests about glass boxes, from what was read so far. */
export class Glass {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *glass(params: Params<'glass'>, model: CertifiedModel): Answer<'glass'> {
    const asked = yield* this.#ask(params, model);
    if ('kind' in asked) return asked;
    const { found, box, boxes, readers } = asked;
    const { document, inspection } = found;
    const { text } = document.session;
    const { from, to } = lookAt(found, params);
    const neurons = yield* whileItStands(this.#documents, found, readAll(readers, from, to));
    if ('kind' in neurons) return neurons;
    const { say } = neurons;
    const truth = new Int8Array(to - from);
    const row = (): Int8Array => new Int8Array(to - from);
    const says = { tree: row(), bayes: row(), found: row(), taught: row() };
    const judged = { text, labels: inspection.labels };
    const judging = judge(judged, box, say, [from, to], (at, isSo, answers) => {
      truth[at - from] = Number(isSo);
      for (const name of judges) says[name][at - from] = Number(answers[name] ?? -1);
    });
    const gone = yield* whileItStands(this.#documents, found, judging);
    if (gone !== undefined) return gone;
    const reasons = params.at >= from && params.at < to ? reasonsAt(params.at) : undefined;
    return {
      kind: 'glass',
      standing: boxes.standing,
      box: summaryOf(box),
      ...{ from, to, truth, says, reasons },
    };

    function reasonsAt(at: number): GlassReasons {
      const seen = seenAt(judged, at);
      return {
        at,
        path: glassPath(box.tree, seen),
        spoken: spokenIn(box.bayes, seen),
        found: known(say.found?.values[at - from]),
        taught: known(say.taught?.values[at - from]),
      };
    }
  }

  async *scores(params: Params<'glassScores'>, model: CertifiedModel): Answer<'glassScores'> {
    const asked = yield* this.#ask(params, model);
    if ('kind' in asked) return asked;
    const { found, box, readers } = asked;
    const { activations, labels } = found.inspection;
    const { read, readable } = activations;
    const neurons = yield* whileItStands(this.#documents, found, readAll(readers, 0, read));
    if ('kind' in neurons) return neurons;
    const judged = { text: found.document.session.text, labels };
    const counting = tallies(judged, box, neurons.say, [0, read]);
    const counted = yield* whileItStands(this.#documents, found, counting);
    if ('kind' in counted) return counted;
    return { kind: 'scores', tallies: counted, read, readable };
  }

  async *#ask(
    params: { readonly uri: string; readonly version: number; readonly label: GlassLabel },
    model: CertifiedModel,
  ): AsyncGenerator<undefined, Asked | NoGlassAnswer | NoValues, undefined> {
    const boxes = yield* awaited(model.glass());
    const weights = yield* awaited(model.weights());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    if (typeof boxes === 'string') return { kind: 'noGlass', reason: boxes };
    if (!found.inspection.labels.tells(params.label)) return noValues('noLabels');
    const { language } = found.document.session.document;
    const box = boxOf(boxes, language, params.label);
    if (box === undefined) return { kind: 'noGlass', reason: 'notListed' };
    const readerOf = (
      neuron: Neuron,
      quantity: CertifiedQuantity,
      says: NeuronSays['says'],
    ): Reader | undefined => {
      if (!hasNeuron(model.info.widths, neuron)) return undefined;
      const scan = quantityScan(unitWeights(weights, neuron), quantity);
      return function* (from, to) {
        const pieces = found.inspection.activations.pieces(from, to);
        return { from, says, values: yield* collectValues(pieces, scan, from, to) };
      };
    };
    const told =
      typeof model.taught === 'object' &&
      box.taught &&
      taughtNeuron(model.taught.neurons, box.taught.neuron);
    const readers: Readers = {
      ...(box.found &&
        withReader('found', readerOf(box.found.neuron, box.found.quantity, foundSays(box.found)))),
      ...(told && withReader('taught', readerOf(told.neuron, 'h', taughtSays(told)))),
    };
    return { found, boxes, box, readers };
  }
}

function withReader(name: 'found' | 'taught', reader: Reader | undefined): Readers {
  return reader === undefined ? {} : { [name]: reader };
}

/** Wrapped in an object, so that it cannot be taken for a refusal. */
function* readAll(
  readers: Readers,
  from: number,
  to: number,
): Generator<undefined, { readonly say: NeuronsSay }, undefined> {
  const say: { -readonly [K in keyof NeuronsSay]: NeuronsSay[K] } = {};
  for (const name of ['found', 'taught'] as const) {
    const reader = readers[name];
    if (reader !== undefined) say[name] = yield* reader(from, to);
  }
  return { say };
}

function boxOf(
  { boxes }: GlassBoxes,
  language: LanguageTag,
  label: GlassLabel,
): GlassBox | undefined {
  return boxes.find((one) => one.language === language && one.label === label);
}

function summaryOf({ bayes, ...box }: GlassBox): GlassSummary {
  const { odds, ...rest } = bayes;
  const numbers = Object.values(odds).reduce((sum, row) => sum + row.length, 1);
  return { ...box, bayes: { ...rest, numbers } };
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
