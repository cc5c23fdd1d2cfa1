import { element } from './dom.ts';

export interface Radios<T extends string> {
  readonly root: HTMLElement;
  choose(value: T): void;
}

/** Radio buttons for a choice of one among a few. */
export function radios<T extends string>(
  legend: string,
  name: string,
  options: readonly (readonly [value: T, words: string])[],
  changed: (value: T) => void,
): Radios<T> {
  const inputs = options.map(([value, words], at) => {
    const input = element('input', { type: 'radio', name, value });
    input.checked = at === 0;
    input.addEventListener('change', () => changed(value));
    return { input, label: element('label', {}, input, ` ${words}`) };
  });
  const root = element(
    'fieldset',
    { class: 'take-choice' },
    element('legend', {}, legend),
    ...inputs.map(({ label }) => label),
  );
  return {
    root,
    choose: (value) => {
      for (const { input } of inputs) input.checked = input.value === value;
    },
  };
}
