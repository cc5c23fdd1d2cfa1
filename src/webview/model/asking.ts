import type { PanelParams, PanelRequestKind, PanelResult } from '../../protocol/panel.ts';
import type { Ask } from './channel.ts';

/**
 * Sends one request at a time. A request made while an answer is awaited replaces any that waits, and the answer to a
 * request that was replaced is dropped.
 */
export class Asking<K extends PanelRequestKind> {
  readonly #kind: K;
  readonly #ask: Ask;
  readonly #take: (answer: PanelResult<K>, params: PanelParams<K>) => void;
  readonly #failed: ((params: PanelParams<K>, error: unknown) => void) | undefined;
  #asked: string | undefined;
  #waiting: PanelParams<K> | undefined;
  #isUnderWay = false;

  /** @param failed called where the engine could not answer; left out where the caller simply asks again later */
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

  /**
   * Asks, unless the last request was the same.
   *
   * @param uri the file that it is about: another one may be at the same version
   */
  want(uri: string, params: PanelParams<K>): void {
    const asked = JSON.stringify([uri, params]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#waiting = params;
    if (!this.#isUnderWay) void this.#next();
  }

  /** Whether an answer is awaited that nothing has replaced. */
  get isAwaited(): boolean {
    return this.#isUnderWay && this.#waiting === undefined && this.#asked !== undefined;
  }

  /** Drops the answer that is awaited; the same may then be asked again. */
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
        // The panel already says that there is no engine; the next engine is asked again.
        this.#asked = undefined;
        this.#failed?.(params, error);
      }
    }
    this.#isUnderWay = false;
  }
}
