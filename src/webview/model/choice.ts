/**
 * What is looked at, and how: as the reader chose, or what was found for them until they do.
 *
 * Each change tells what is another by it: what was known of that before is not about it.
 */
import { certifiedQuantityOf } from '../../core/inspect/cell.ts';
import { bareSubject, sameSubject, subjectName } from '../../core/inspect/subject.ts';
import type { Ranking } from '../../protocol/inspection.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import { mostFavourites } from '../../protocol/panel.ts';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { History } from './history.ts';

/** What is about something else after a change. */
export interface Turn {
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

  take(chosen: Subject): Turn {
    this.#isSettled = true;
    return this.#visit(bareSubject(chosen));
  }

  /** Back (-1) or forward (1) among what was looked at; undefined where there is nothing. */
  travel(step: -1 | 1): Turn | undefined {
    const subject = this.history.go(step);
    return subject && this.remember({ subject });
  }

  /** Somebody who opens the panel sees something at once: the best neuron of what was read, until they choose. */
  propose({ neurons: [best], read, readable }: Ranking): Turn | undefined {
    if (best === undefined || this.#isSettled) return undefined;
    this.#isSettled = read >= readable;
    const subject = bareSubject(best);
    return sameSubject(subject, this.#memory.subject) ? undefined : this.#visit(subject);
  }

  remember(changes: Partial<PanelMemory>): Turn {
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

  #visit(subject: Subject): Turn {
    this.history.visit(subject);
    return this.remember({ subject });
  }
}
