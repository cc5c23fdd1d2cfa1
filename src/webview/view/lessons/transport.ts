/** Buttons to step from one character to the next, or to play through them. */
import { element } from '../dom.ts';

/** Milliseconds per character when playing. */
const PACE = 550;

export interface TransportTexts {
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
}

export class Transport {
  readonly root: HTMLElement;
  readonly #texts: TransportTexts;
  readonly #step: (by: -1 | 1) => boolean;
  readonly #play: HTMLButtonElement;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param step goes one character on or back; returns whether playing can continue */
  constructor(texts: TransportTexts, step: (by: -1 | 1) => boolean) {
    this.#texts = texts;
    this.#step = step;
    this.#play = actionButton('▶', texts.play, () => this.#toggle());
    const stepping = (by: -1 | 1) => () => {
      this.stop();
      step(by);
    };
    this.root = element(
      'div',
      { class: 'transport' },
      actionButton('◀', texts.previous, stepping(-1)),
      this.#play,
      actionButton('▶|', texts.next, stepping(1)),
    );
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tell();
  }

  #toggle(): void {
    if (this.#timer !== undefined) {
      this.stop();
      return;
    }
    this.#timer = setInterval(() => {
      if (!this.#step(1)) this.stop();
    }, PACE);
    this.#tell();
  }

  #tell(): void {
    const isPlaying = this.#timer !== undefined;
    const { play, pause } = this.#texts;
    this.#play.textContent = isPlaying ? '❚❚' : '▶';
    this.#play.title = isPlaying ? pause : play;
    this.#play.setAttribute('aria-label', this.#play.title);
  }
}

/** A sign on a button, and what it does in words. */
export function actionButton(sign: string, title: string, click: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'option action', title, 'aria-label': title },
    sign,
  );
  button.addEventListener('click', click);
  return button;
}
