import * as v from 'valibot';
import type { CatalogueText, Unit, Units } from '../core/certify/catalogue.ts';
import { neuronName, type Neuron } from '../core/inspect/cell.ts';
import { catalogueUnit, unitGates } from './catalogue-file.ts';

interface Raw {
  readonly neuron: Neuron;
}

/** The units of a file whose shape is checked one by one. */
export class CatalogueUnits implements Units {
  readonly count: number;
  readonly #raw: ReadonlyMap<string, Raw>;
  readonly #texts: readonly CatalogueText[];
  readonly #units = new Map<string, Unit | undefined>();

  constructor(raw: readonly Raw[], texts: readonly CatalogueText[]) {
    this.#raw = new Map(raw.map((one) => [neuronName(one.neuron), one]));
    this.#texts = texts;
    this.count = this.#raw.size;
  }

  get(neuron: Neuron): Unit | undefined {
    const name = neuronName(neuron);
    if (!this.#units.has(name)) this.#units.set(name, this.#read(name));
    return this.#units.get(name);
  }

  gates(layer: number): readonly Pick<Unit, 'gates' | 'neuron'>[] {
    return [...this.#raw.values()].flatMap((raw) => {
      if (raw.neuron.layer !== layer) return [];
      const read = v.safeParse(unitGates, named(raw));
      return read.success ? [read.output] : [];
    });
  }

  #read(name: string): Unit | undefined {
    const raw = this.#raw.get(name);
    const read = v.safeParse(catalogueUnit, raw && named(raw));
    return read.success && this.#hasPlaces(read.output) ? read.output : undefined;
  }

  /** Whether its snippets lie in the texts. */
  #hasPlaces({ h, c }: Unit): boolean {
    const places = [...(h?.snippets ?? []), ...(c?.snippets ?? [])];
    return places.every(({ text, offset }) => offset < (this.#texts[text]?.text.length ?? 0));
  }
}

/** A unit as the file has it, with the neuron's name, which was parsed already. */
function named(raw: Raw): unknown {
  return { ...raw, neuron: neuronName(raw.neuron) };
}
