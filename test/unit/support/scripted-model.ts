import type {
  ModelOutput,
  ModelState,
  WritingModel,
} from '../../../src/core/model/language-model.ts';
import { symbols, vocabulary } from './vocabulary.ts';

/** Probabilities of the next symbol; what they leave is shared by all others. */
export type Next = Readonly<Record<string, number>>;

/** A model whose predictions are written by hand, as a function of the text read so far (tags included). */
export class ScriptedModel implements WritingModel {
  readonly info;
  readonly vocabulary = vocabulary;
  readonly zeroState: ModelState = state(0);
  /** Probabilities of what follows the text read so far. */
  readonly predict: (text: string) => Next;
  /** A state is an index into this list. */
  readonly #texts = [''];

  constructor(predict: (text: string) => Next) {
    this.predict = predict;
    this.info = {
      name: 'script',
      widths: [1],
      foundLayers: 1,
      parameters: 1,
      languages: vocabulary.languages,
    };
  }

  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput> {
    return Promise.resolve(this.#read(ids, state));
  }

  step(id: number, state: ModelState): ModelOutput {
    return this.#read(Uint8Array.of(id), state);
  }

  #read(ids: Uint8Array, { h }: ModelState): ModelOutput {
    const text = (this.#texts[h[0] ?? 0] ?? '') + Array.from(ids, (id) => symbols[id]).join('');
    const index = this.#texts.push(text) - 1;
    const next = this.predict(text);
    const rest = 1 - Object.values(next).reduce((a, b) => a + b, 0);
    const share = rest / (symbols.length - Object.keys(next).length);
    const logits = Float32Array.from(symbols, (symbol) => Math.log(next[symbol] ?? share));
    return { state: state(index), logits };
  }
}

/** Writes `line` on from wherever it stands, each character with probability `sure`; then a newline. */
export function writing(line: string, sure = 0.99): ScriptedModel {
  return new ScriptedModel((text) => {
    for (let written = line.length; written >= 0; written--) {
      if (text.endsWith(line.slice(0, written))) return { [line.charAt(written) || '\n']: sure };
    }
    return {};
  });
}

function state(index: number): ModelState {
  return { h: Float32Array.of(index), c: new Float32Array(1) };
}
