import type { CertifiedModel } from '../core/certify/certified-model.ts';
import type { CompletionSession, Writers } from '../core/complete/session.ts';
import { logSoftmax } from '../core/complete/softmax.ts';
import { collectGuesses } from '../core/inspect/guess-values.ts';
import { collectValues, quantityScan } from '../core/inspect/neuron-values.ts';
import { unitWeights } from '../core/inspect/unit-weights.ts';
import { isHeld, type HeldUnit } from '../core/model/held.ts';
import type { ModelOutput, WritingModel } from '../core/model/language-model.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import { endless } from '../core/model/turn.ts';
import { hasNeuron, type Neuron } from '../core/model/widths.ts';
import type { Params, Result } from '../protocol/engine.ts';
import type { NoValues } from '../protocol/inspection.ts';
import type { AuthorName, Moved, SurgeryRequests, Written } from '../protocol/surgery.ts';
import { awaited } from './awaited.ts';
import type { Documents, HeldNetwork, OpenDocument } from './documents.ts';
import { cut, noValues, readableDocument } from './inspector.ts';
import type { LongAnswer } from './scheduler.ts';

type Answer<K extends keyof SurgeryRequests> = LongAnswer<Result<K>>;

/** How many values a neuron is held at, evenly from -1 to 1. */
const doses = 21;
/** Characters before the cursor through which a dose is held: what a neuron did before is mostly gone by then. */
const doseLength = 512;
/** Symbols read between two pauses. */
const atOnce = 64;
/** How many characters an answer names, of those whose probability moved most. */
const mostMoved = 10;
/** As for a suggestion that is asked for by hand, which is shown even if it is little more than a guess. */
const wishes = { confidence: 0.1, maxLength: 80, prose: true } as const;

/** A network that can be run with units held. */
export interface Patient extends WritingModel {
  /** @throws RangeError where it has no such units */
  held(held: readonly HeldUnit[]): HeldNetwork & { inspected(): Promise<CertifiedModel> };
}

/** What the healthy or the wounded network says at a place. */
interface Said {
  readonly written: Readonly<Record<AuthorName, Written | null>>;
  /** Of each symbol, by the network alone. */
  readonly probabilities: Float64Array;
  readonly provisional: boolean;
  /** Whether it was asked as if nothing stood to the right of the place. */
  readonly isCut: boolean;
}

/** Compares the healthy network with the wounded one. */
export class Surgery {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *comparison(
    { offset, ...asked }: Params<'comparison'>,
    model: TracingModel,
  ): Answer<'comparison'> {
    const { vocabulary } = model;
    const { heldUnits } = this.#documents;
    const found = this.#find(asked, model);
    if ('kind' in found) return found;
    const { text } = found.session;
    if (!text.holds(offset)) return noValues('outdated');
    const said: Said[] = [];
    for (const by of [{ healthy: true }, {}]) {
      yield* readTo(found.session, offset, by);
      // Checked even if nothing had to be read: the text may have changed meanwhile.
      const stands = this.#find(asked, model) === found && this.#documents.heldUnits === heldUnits;
      if (!stands || !text.holds(offset)) return noValues('outdated');
      const one = await sayAt(found.session, offset, by);
      if (one === undefined) return noValues('unknownDocument');
      said.push(one);
      yield;
    }
    if (this.#find(asked, model) !== found || this.#documents.heldUnits !== heldUnits) {
      return noValues('outdated');
    }
    const [healthy, held] = said as [Said, Said];
    const { symbols } = vocabulary;
    const [next] = vocabulary.encode(text, offset, Math.min(offset + 1, text.length));
    return {
      ...{ kind: 'values', healthy: healthy.written, held: held.written },
      moved: movedMost(symbols, healthy.probabilities, held.probabilities),
      next: next === undefined ? null : symbols[next]!,
      provisional: held.provisional || healthy.provisional,
      isCut: healthy.isCut,
    };
  }

  /** The neuron is held from a healthy state some characters before the cursor on, with all else that is held now. */
  async *dose(
    { neuron, symbol, offset, ...asked }: Params<'dose'>,
    model: TracingModel,
    patient: Patient,
  ): Answer<'dose'> {
    const found = this.#find(asked, model);
    if ('kind' in found) return found;
    const { vocabulary } = model;
    const id = vocabulary.symbols.indexOf(symbol);
    if (id < 0 || !isFound(neuron, model)) return noValues('unknownSubject');
    const { session } = found;
    if (!session.text.holds(offset)) return noValues('outdated');
    const from = Math.max(0, offset - doseLength);
    const others = this.#documents.heldUnits.filter((one) => !isHeld(one, neuron));
    yield* readTo(session, from, { healthy: true });
    if (this.#find(asked, model) !== found || !session.text.holds(offset))
      return noValues('outdated');
    const start = await session.reading(from, endless, { healthy: true });
    if (start === undefined) return noValues('unknownDocument');
    const ids = vocabulary.encode(session.text, from, offset);
    const held = { model: patient, ids, start: start.output, id };
    const values = Array.from({ length: doses }, (_, k) => (2 * k) / (doses - 1) - 1);
    const probabilities: number[] = [];
    for (const value of values) {
      const units: HeldUnit[] = [...others, { neuron, way: 'value', value }];
      probabilities.push(yield* probabilityWith(units, held));
    }
    const free = yield* probabilityWith(others, held);
    return { kind: 'values', values, probabilities, free, characters: offset - from };
  }

  async *ownValues(
    { neuron, ...asked }: Params<'ownValues'>,
    model: TracingModel,
  ): Answer<'ownValues'> {
    const weights = yield* awaited(model.weights());
    const found = this.#find(asked, model);
    if ('kind' in found) return found;
    if (!isFound(neuron, model)) return noValues('unknownSubject');
    const { activations } = this.#documents.healthyInspectionOf(asked.uri, found, model);
    const { read } = activations;
    const scan = quantityScan(unitWeights(weights, neuron), 'h');
    const values = yield* collectValues(activations.pieces(0, read), scan, 0, read);
    let [sum, least, greatest] = [0, 0, 0];
    for (const value of values) {
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    if (this.#find(asked, model) !== found) return noValues('outdated');
    return { kind: 'values', mean: sum / Math.max(1, read), least, greatest, characters: read };
  }

  *growth({ uri, version, ...range }: Params<'growth'>, model: TracingModel): Answer<'growth'> {
    const found = this.#find({ uri, version }, model);
    if ('kind' in found) return found;
    const { inspection, heldInspection, session } = found;
    const { from, to } = cut(range, session.text.length);
    if (inspection === undefined || heldInspection === undefined) return noValues('outdated');
    const [healthy, held] = [inspection.activations, heldInspection.activations];
    const both = [healthy, held].map((one) => one.pieces(from, to));
    const before = yield* collectGuesses(both[0]!, from, to);
    const after = yield* collectGuesses(both[1]!, from, to);
    const stands =
      this.#find({ uri, version }, model) === found && found.heldInspection === heldInspection;
    if (!stands) return noValues('outdated');
    const bits = after.bits.map((value, at) => value - before.bits[at]!);
    return { kind: 'values', from, bits, read: Math.min(healthy.read, held.read) };
  }

  #find(
    asked: { readonly uri: string; readonly version: number },
    model: Pick<TracingModel, 'info'>,
  ): NoValues | OpenDocument {
    return readableDocument(this.#documents, asked, model);
  }
}

/** Whether it is a found neuron: nothing listens to a taught one, so holding it would change nothing. */
function isFound(neuron: Neuron, { info }: TracingModel): boolean {
  return hasNeuron(info.widths, neuron) && neuron.layer < info.foundLayers;
}

/** Reads up to a place, run by run, so that what follows need not. */
async function* readTo(
  session: CompletionSession,
  offset: number,
  by: Writers,
): AsyncGenerator<undefined, void, undefined> {
  while (await session.readAhead(offset, by)) yield;
}

async function sayAt(
  session: CompletionSession,
  offset: number,
  by: Writers,
): Promise<Said | undefined> {
  const reading = await session.reading(offset, endless, by);
  if (reading === undefined) return undefined;
  let isCut = false;
  const write = async (alone: boolean, atEnd = false): Promise<Written | null> => {
    const answer = await session.suggest({ offset, ...wishes }, endless, { ...by, alone, atEnd });
    if (answer.kind === 'suggestion') return { text: answer.text, probability: answer.probability };
    if (answer.reason !== 'textRightOfCursor') return null;
    isCut = true;
    return write(alone, true);
  };
  const { output, provisional } = reading;
  const written = { mixed: await write(false), alone: await write(true) };
  return {
    ...{ written, isCut },
    probabilities: logSoftmax(output.logits, session.symbolCount).map(Math.exp),
    provisional,
  };
}

function movedMost(
  symbols: readonly string[],
  healthy: Float64Array,
  held: Float64Array,
): readonly Moved[] {
  const moved = symbols.map((symbol, id) => ({
    ...{ symbol, healthy: healthy[id]!, held: held[id]! },
    by: Math.abs(held[id]! - healthy[id]!),
  }));
  // Where nothing is held, the likeliest.
  moved.sort((a, b) => b.by - a.by || b.healthy - a.healthy);
  return moved
    .slice(0, mostMoved)
    .map(({ symbol, ...p }) => ({ symbol, healthy: p.healthy, held: p.held }));
}

interface Dosed {
  readonly model: Patient;
  readonly ids: Uint8Array;
  readonly start: ModelOutput;
  /** Id of the symbol whose probability is asked for. */
  readonly id: number;
}

/** The probability of a symbol after some were read with units held. */
async function* probabilityWith(
  held: readonly HeldUnit[],
  { model, ids, start, id }: Dosed,
): AsyncGenerator<undefined, number, undefined> {
  const network = model.held(held);
  let output = network.after(start);
  for (let at = 0; at < ids.length; at += atOnce) {
    output = await network.run(ids.subarray(at, at + atOnce), output.state);
    yield;
  }
  return Math.exp(logSoftmax(output.logits, model.vocabulary.symbols.length)[id]!);
}
