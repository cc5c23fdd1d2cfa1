/** How the reader guesses at a lesson's question before seeing the answer. */
import { element, filled } from '../../dom.ts';
import type { Context } from '../../view.ts';
import type { ChoiceGuess, Guess, NumberGuess, PlaceGuess } from '../lesson.ts';
import { symbolName } from '../../../../core/inspect/symbol-name.ts';

/** The controls for a guess. */
export interface GuessView {
  readonly root: HTMLElement;
  /** Redraws the controls. */
  draw(): void;
  /** A guess, or the truth, in words. */
  inWords(guess: number): string;
}

/** @param guessed called with the guess */
export function guessView(
  context: Context,
  guess: Guess,
  guessed: (guess: number) => void,
): GuessView {
  switch (guess.kind) {
    case 'choice':
      return choiceView(guess, guessed);
    case 'number':
      return numberView(context, guess, guessed);
    case 'place':
      return placeView(context, guess, guessed);
  }
}

function choiceView({ options }: ChoiceGuess, guessed: (guess: number) => void): GuessView {
  const buttons = options.map((option, at) => {
    const button = element('button', { type: 'button', class: 'option' }, option);
    button.addEventListener('click', () => guessed(at));
    return button;
  });
  return {
    root: element('div', { class: 'options' }, ...buttons),
    draw: () => undefined,
    inWords: (at) => options[at] ?? '',
  };
}

function numberView(
  { strings, number }: Context,
  { min, max, step, unit }: NumberGuess,
  guessed: (guess: number) => void,
): GuessView {
  const { frame } = strings.lessons;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const inWords = (value: number): string => `${number(value, digits)} ${unit}`.trim();
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const scale = element('input', {
    ...{ type: 'range', 'aria-label': frame.guess },
    ...{ min: String(min), max: String(max), step: String(step), value: String(middle) },
  });
  const said = element('output', {}, inWords(middle));
  const tell = (): void => {
    said.textContent = inWords(Number(scale.value));
    scale.setAttribute('aria-valuetext', said.textContent);
  };
  scale.addEventListener('input', tell);
  tell();
  const done = element('button', { type: 'button', class: 'option' }, frame.thisIsIt);
  done.addEventListener('click', () => guessed(Number(scale.value)));
  return {
    root: element('div', { class: 'guess-scale' }, scale, said, done),
    draw: () => undefined,
    inWords,
  };
}

/** Each character is a button; the arrow keys go from one to the next. */
function placeView(
  { strings }: Context,
  guess: PlaceGuess,
  guessed: (guess: number) => void,
): GuessView {
  const { frame } = strings.lessons;
  const line = element('div', { class: 'guess-line', role: 'group', 'aria-label': frame.guess });
  const hint = element('p', { class: 'hint' }, frame.placeHint);
  let drawn = '';
  const inWords = (offset: number): string => {
    const { text, from } = guess.line();
    const symbol = text[offset - from];
    if (symbol === undefined) return frame.nothing;
    return filled(frame.place, symbolName(strings, symbol), offset - from + 1);
  };
  line.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const buttons = [...line.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[at + step];
    if (step === 0 || at === -1 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  return {
    root: element('div', {}, hint, line),
    inWords,
    draw() {
      const { text, from } = guess.line();
      const now = `${from} ${text}`;
      if (now === drawn) return;
      drawn = now;
      line.replaceChildren();
      let offset = from;
      for (const symbol of text) {
        const at = offset;
        const button = element(
          'button',
          { type: 'button', tabindex: at === from ? '0' : '-1', 'aria-label': inWords(at) },
          symbol === '\n' ? '↵' : symbol,
        );
        button.addEventListener('click', () => guessed(at));
        line.append(button);
        offset += symbol.length;
      }
    },
  };
}
