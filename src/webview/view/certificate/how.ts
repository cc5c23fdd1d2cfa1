/** How a figure is computed, told where it stands: closed until somebody asks. */
import type { FigureName } from '../../../protocol/certificate-strings.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';

/** At the end of what it is about. */
export function howDisclosure({ strings }: Context, figure: FigureName): HTMLElement {
  const { how, howTitle } = strings.certificate;
  return disclosure(howTitle, how[figure]);
}

/**
 * The figure's own name is what one opens.
 *
 * @param times how often it was computed, in what it is of many times
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
