/** A read-only text with a cursor: the character under the pointer counts as hovered. */
import { element } from './dom.ts';
import { offsetAtPoint } from './places.ts';
import type { Context } from './view.ts';

/** @param name its CSS class */
export function readingBox(
  { model }: Pick<Context, 'model'>,
  name: string,
  ...children: readonly HTMLElement[]
): HTMLElement {
  const box = element(
    'div',
    {
      ...{ class: name, role: 'textbox', tabindex: '0', 'aria-multiline': 'true' },
      ...{ 'aria-readonly': 'true', 'aria-describedby': 'text-hint' },
    },
    ...children,
  );
  box.addEventListener('mousemove', ({ clientX, clientY }) =>
    model.hover(offsetAtPoint(clientX, clientY)),
  );
  box.addEventListener('mouseleave', () => model.hover(undefined));
  return box;
}
