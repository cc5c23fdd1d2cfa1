/** Back-propagation through time: the arrow that runs back through the unrolled picture, thinner at each copy. */
import { label, picture, svg } from '../../drawing.ts';
import type { Context } from '../../view.ts';

const COPIES = 4;
const STEP = 96;
const BOX = 44;

export function backDrawing({ strings }: Context): SVGElement {
  const { gradients } = strings.lessons;
  const parts: SVGElement[] = [];
  for (let copy = 0; copy < COPIES; copy++) {
    const x = 20 + copy * STEP;
    const back = COPIES - 1 - copy;
    const step = back === 0 ? 't' : `t−${back}`;
    parts.push(
      svg('rect', { class: 'copy', x, y: 50, width: BOX, height: BOX, rx: 4 }),
      label(x + BOX / 2, 77, 'A'),
      svg('path', { class: 'wire', d: `M${x + BOX / 2} 124V${50 + BOX + 2}` }),
      label(x + BOX / 2, 138, `x(${step})`),
      svg('path', { class: 'wire', d: `M${x + BOX + 2} 72H${x + STEP - 4}l-5 -4m5 4l-5 4` }),
    );
    if (back > 0) {
      const from = x + STEP + BOX / 2;
      const to = x + BOX / 2;
      const width = 4.2 - 1.2 * (back - 1);
      parts.push(
        svg('path', {
          class: 'back',
          d: `M${from} 44Q${(from + to) / 2} 6 ${to + 3} 43`,
          'stroke-width': width,
        }),
        svg('path', { class: 'back head', d: `M${to + 12} 44L${to + 2} 45L${to + 3} 35` }),
      );
    }
  }
  const end = 20 + COPIES * STEP;
  parts.push(label(end + 4, 76, gradients.loss, 'start'));
  return picture(end + 60, 146, gradients.backDrawing, ...parts);
}
