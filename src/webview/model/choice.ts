/** What is looked at, and how: as the reader chose, or what was found for them until they do. */
import { certifiedQuantityOf } from '../../core/inspect/cell.ts';
import { bareSubject, sameSubject, subjectName } from '../../core/inspect/subject.ts';
import type { Ranking } from '../../protocol/inspection.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import { mostFavourites } from '../../protocol/panel.ts';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { History } from './history.ts';

/** What the change invalidated. */
export interface Invalidated {
  readonly values: boolean;
  readonly certificate: boolean;
  readonly ranking: boolean;
}

export class Choice {
  favourites: readonly Subject[] = [];
  readonly history = new History();
  #memory: PanelMemory = FIRST_MEMORY;
  /** Whether the reader chose what is shown, or it was found on the whole text. */
  #isSettled = false;

  get memory(): PanelMemory {
    return this.#memory;
  }

  /** What a certificate is about: another of these, and another is needed. */
  get certified(): string {
    const { subject, quantity } = this.#memory;
    return subject === undefined ? '' : `${subjectName(subject)} ${certifiedQuantityOf(quantity)}`;
  }

  /** @param forGood false for what was found for the reader, and is to give way to what is found next */
  choose(chosen: Subject, forGood = true): Invalidated {
    const subject = bareSubject(chosen);
    this.#isSettled = forGood;
    this.history.visit(subject);
    return this.remember({ subject });
  }

  /** Back (-1) or forward (1) among what was looked at; undefined where there is nothing. */
  travel(step: -1 | 1): Invalidated | undefined {
    const subject = this.history.go(step);
    return subject && this.remember({ subject });
  }

  /** Somebody who opens the panel sees something at once: the best neuron of what was read, until they choose. */
  propose({ neurons: [best], read, readable }: Ranking): Invalidated | undefined {
    if (best === undefined || this.#isSettled) return undefined;
    const isAnother = !sameSubject(best, this.#memory.subject);
    const invalidated = this.choose(best, read >= readable);
    return isAnother ? invalidated : undefined;
  }

  remember(changes: Partial<PanelMemory>): Invalidated {
    const [before, certified] = [this.#memory, this.certified];
    this.#memory = { ...before, ...changes };
    const { subject, quantity, label } = this.#memory;
    return {
      values: !sameSubject(before.subject, subject) || before.quantity !== quantity,
      certificate: certified !== this.certified,
      ranking: before.label !== label,
    };
  }

  toggleFavourite(subject: Subject): void {
    const without = this.favourites.filter((one) => !sameSubject(one, subject));
    const had = without.length < this.favourites.length;
    this.favourites = had ? without : [...without, subject].slice(-mostFavourites);
  }
}
