/** What is held in the network, as the host knows it: it never outlives the panel that held it, nor the engine. */
import type { HeldUnit } from '../../protocol/surgery.ts';
import type { Engine, EngineStateEvent } from '../engine/engine.ts';

export interface SurgeryPorts {
  engine(): Engine | undefined;
  readonly onDidChangeState: EngineStateEvent;
  warn(message: string): void;
}

const nothing: readonly HeldUnit[] = [];

export class Surgery {
  readonly #ports: SurgeryPorts;
  readonly #listeners: ((held: readonly HeldUnit[]) => void)[] = [];
  /** Panels that are closed: what they asked may be answered later. */
  readonly #closed = new WeakSet();
  #held = nothing;
  #panel: object | undefined;

  /** A new engine has nothing held in it, and neither has another model. */
  constructor(ports: SurgeryPorts) {
    this.#ports = ports;
    ports.onDidChangeState(() => this.#become(nothing, undefined));
  }

  get held(): readonly HeldUnit[] {
    return this.#held;
  }

  /** Calls the listener whenever something else is held. */
  onDidChange(listener: (held: readonly HeldUnit[]) => void): void {
    this.#listeners.push(listener);
  }

  /** A panel had the engine hold these. */
  holds(held: readonly HeldUnit[], panel: object): void {
    this.#become(held, panel);
    if (this.#closed.has(panel)) void this.heal();
  }

  /** The panel is closed, and what was held from there is let go. */
  panelClosed(panel: object): void {
    this.#closed.add(panel);
    if (this.#panel === panel) void this.heal();
  }

  /** Lets go of all that is held. Resolves when that is done. */
  async heal(): Promise<void> {
    if (this.#held.length === 0) return;
    try {
      await this.#ports.engine()?.request('hold', { held: nothing });
    } catch (error) {
      // Whatever is wrong with the engine, the next one will have nothing held.
      this.#ports.warn(`Healing failed: ${String(error)}`);
    }
    this.#become(nothing, undefined);
  }

  #become(held: readonly HeldUnit[], panel: object | undefined): void {
    if (held.length === 0 && this.#held.length === 0) return;
    this.#held = held.length === 0 ? nothing : held;
    this.#panel = held.length === 0 ? undefined : panel;
    for (const listener of this.#listeners) listener(this.#held);
  }
}
