import type { HeldUnit } from '../../protocol/surgery.ts';
import type { PanelResult } from '../../protocol/panel.ts';

export interface HolderPorts {
  hold(held: readonly HeldUnit[]): Promise<PanelResult<'hold'>>;
  /** These are held now. */
  held(held: readonly HeldUnit[]): void;
  /** All requests were answered. */
  done(): void;
  failed(error: unknown): void;
}

/** Has the engine hold neurons: one request at a time, and of those made meanwhile only the last. */
export class Holder {
  readonly #ports: HolderPorts;
  #next: readonly HeldUnit[] | undefined;
  #isBusy = false;

  constructor(ports: HolderPorts) {
    this.#ports = ports;
  }

  hold(held: readonly HeldUnit[]): void {
    this.#next = held;
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#next !== undefined) {
        const wanted = this.#next;
        this.#next = undefined;
        const answer = await this.#ports.hold(wanted);
        if (answer.kind === 'held') this.#ports.held(answer.held);
      }
    } catch (error) {
      this.#next = undefined;
      this.#ports.failed(error);
    } finally {
      this.#ports.done();
      this.#isBusy = false;
    }
  }
}
