import type { Labels } from '../../src/core/labels/labels.ts';
import { judged, yesOrNo, type JudgedLabel } from './marks.ts';
import type { OracleLabels } from './oracle.ts';

/** Agreement of two sides on one label. */
class Tally {
  /** Characters where either side is not zero, and where they are then equal. */
  #either = 0;
  #equal = 0;

  /** Characters where `except` is not zero are left out. */
  add(ours: Uint8Array | Uint16Array, theirs: Int32Array, except?: Int32Array): void {
    for (let i = 0; i < theirs.length; i++) {
      if (except && except[i] !== 0) continue;
      const a = ours[i] ?? 0;
      const b = theirs[i] ?? 0;
      if (a === 0 && b === 0) continue;
      this.#either++;
      if (a === b) this.#equal++;
    }
  }

  /** Share of equal values among the characters where either side is not zero; 1 where there are none. */
  get agreement(): number {
    return this.#either === 0 ? 1 : this.#equal / this.#either;
  }

  /** For a yes/no label: twice the true positives over both sides' positives. */
  get f1(): number {
    return this.#either === 0 ? 1 : (2 * this.#equal) / (this.#either + this.#equal);
  }
}

export interface Score {
  /** F1 of a yes/no label or agreement of a depth: where the grammar could parse the text, and everywhere. */
  readonly value: number;
  readonly everywhere: number;
}

/** All labels of one language. */
export class Tallies {
  readonly #judged = new Map(judged.map((label) => [label, new Tally()]));
  readonly #everywhere = new Map(judged.map((label) => [label, new Tally()]));
  files = 0;
  characters = 0;
  /** Characters that the grammar could parse. */
  understood = 0;

  add(ours: Labels, theirs: OracleLabels): void {
    this.files++;
    this.characters += theirs.unparsed.length;
    for (const value of theirs.unparsed) if (value === 0) this.understood++;
    for (const [label, tally] of this.#judged) {
      tally.add(ours[label], theirs.labels[label], theirs.unparsed);
      this.#everywhere.get(label)?.add(ours[label], theirs.labels[label]);
    }
  }

  score(label: JudgedLabel): Score {
    const of = (tally = new Tally()): number => (yesOrNo.has(label) ? tally.f1 : tally.agreement);
    return { value: of(this.#judged.get(label)), everywhere: of(this.#everywhere.get(label)) };
  }
}
