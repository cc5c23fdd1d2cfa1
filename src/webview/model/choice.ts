/** What is shown, and how: what the reader chose, or what was proposed until they choose. */
import { certifiedQuantityOf } from '../../core/inspect/cell.ts';
import { bareSubject, sameSubject, subjectName } from '../../core/inspect/subject.ts';
import type { Ranking } from '../../protocol/inspection.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import { mostPinned } from '../../protocol/panel.ts';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { History } from './history.ts';

/** What the change invalidated. */
export interface Invalidated {
  readonly values: boolean;
  readonly certificate: boolean;
  readonly ranking: boolean;
}

export class Choice {
  pinned: readonly Subject[] = [];
  readonly history = new History();
  #memory: PanelMemory = FIRST_MEMORY;
  /** Whether what was proposed for this label and file was found on the whole text. */
  #isFound = false;

  get memory(): PanelMemory {
    return this.#memory;
  }

  /** What a certificate is about; when this changes, another certificate is needed. */
  get certified(): string {
    const { subject, quantity } = this.#memory;
    return subject === undefined ? '' : `${subjectName(subject)} ${certifiedQuantityOf(quantity)}`;
  }

  /** The reader picks what to look at. */
  choose(chosen: Subject, quantity = this.#memory.quantity): Invalidated {
    const subject = bareSubject(chosen);
    this.history.visit(subject);
    return this.remember({ subject, quantity });
  }

  /** Goes back (-1) or forward (1) in the history; undefined where there is nothing. */
  travel(step: -1 | 1): Invalidated | undefined {
    const subject = this.history.go(step);
    return subject && this.remember({ subject });
  }

  /** Another file is shown: the proposal for the one before no longer holds. */
  begin(): void {
    this.#isFound = false;
  }

  /**
   * Proposes something to see as soon as the panel opens, until the reader picks something: the best certified neuron
   * for the label or, without a catalogue, the best one on what was read.
   */
  propose({ proposal, neurons: [best], read, readable }: Ranking): Invalidated | undefined {
    if (this.#isFound || !this.#memory.proposed) return undefined;
    const found = proposal?.neuron ?? best;
    if (found === undefined) return undefined;
    this.#isFound = proposal !== undefined || read >= readable;
    const subject = bareSubject(found);
    const quantity = proposal?.quantity ?? this.#memory.quantity;
    if (sameSubject(subject, this.#memory.subject) && quantity === this.#memory.quantity) {
      return undefined;
    }
    this.history.visit(subject);
    return this.remember({ subject, quantity, proposed: true });
  }

  /** Setting the subject or the quantity counts as the reader's pick, unless the changes say that it was proposed. */
  remember(changes: Partial<PanelMemory>): Invalidated {
    const [before, certified] = [this.#memory, this.certified];
    const picks = changes.subject !== undefined || changes.quantity !== undefined;
    this.#memory = { ...before, ...(picks && { proposed: false }), ...changes };
    const { subject, quantity, label, order } = this.#memory;
    if (before.label !== label || !before.proposed) this.#isFound = false;
    return {
      values: !sameSubject(before.subject, subject) || before.quantity !== quantity,
      certificate: certified !== this.certified,
      ranking: before.label !== label || before.order !== order,
    };
  }

  togglePin(subject: Subject): void {
    const without = this.pinned.filter((one) => !sameSubject(one, subject));
    const had = without.length < this.pinned.length;
    this.pinned = had ? without : [...without, subject].slice(-mostPinned);
  }
}
