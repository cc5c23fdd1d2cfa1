/** How a figure is computed, explained beside it; closed until the reader opens it. */
import type { FigureName } from '../../../protocol/certificate-strings.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';

/** An explanation to put at the end of what it is about. */
export function howDisclosure({ strings }: Context, figure: FigureName): HTMLElement {
  const { how, howTitle } = strings.certificate;
  return disclosure(howTitle, how[figure]);
}

/**
 * An explanation that is opened by the figure's name.
 *
 * @param times how often the figure was computed, where its explanation says that
 */
export function explained(
  { strings, number }: Context,
  name: string,
  figure: FigureName,
  times = 1,
): HTMLElement {
  return disclosure(name, filled(strings.certificate.how[figure], number(times, 0)));
}

function disclosure(name: string, text: string): HTMLElement {
  return element(
    'details',
    { class: 'how' },
    element('summary', {}, name),
    element('p', { class: 'hint' }, text),
  );
}
