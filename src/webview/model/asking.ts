import type { PanelParams, PanelRequestKind, PanelResult } from '../../protocol/panel.ts';
import type { Ask } from './channel.ts';

/**
 * One question at a time, the newest before all others: what is asked while an answer is awaited replaces what waits,
 * and an answer to a question that was replaced is dropped.
 */
export class Asking<K extends PanelRequestKind> {
  readonly #kind: K;
  readonly #ask: Ask;
  readonly #take: (answer: PanelResult<K>, params: PanelParams<K>) => void;
  readonly #failed: ((params: PanelParams<K>, error: unknown) => void) | undefined;
  #asked: string | undefined;
  #waiting: PanelParams<K> | undefined;
  #isUnderWay = false;

  /** @param failed the engine could not answer; left out where the same may be asked again at the next occasion */
  constructor(
    kind: K,
    ask: Ask,
    take: (answer: PanelResult<K>, params: PanelParams<K>) => void,
    failed?: (params: PanelParams<K>, error: unknown) => void,
  ) {
    this.#kind = kind;
    this.#ask = ask;
    this.#take = take;
    this.#failed = failed;
  }

  /** Asks, unless this was what was asked last. */
  want(params: PanelParams<K>): void {
    const asked = JSON.stringify(params);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#waiting = params;
    if (!this.#isUnderWay) void this.#next();
  }

  /** What comes back is dropped, and the same may be asked again. */
  forget(): void {
    this.#asked = undefined;
    this.#waiting = undefined;
  }

  async #next(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting !== undefined) {
      const params = this.#waiting;
      const asked = this.#asked;
      this.#waiting = undefined;
      try {
        const answer = await this.#ask(this.#kind, params);
        if (asked === this.#asked) this.#take(answer, params);
      } catch (error) {
        if (asked !== this.#asked) continue;
        // The panel itself says that there is no engine; with the next one it is asked again.
        this.#asked = undefined;
        this.#failed?.(params, error);
      }
    }
    this.#isUnderWay = false;
  }
}
