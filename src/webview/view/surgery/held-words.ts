import { subjectName } from '../../../core/inspect/subject.ts';
import type { HeldUnit } from '../../../protocol/surgery.ts';
import { filled } from '../dom.ts';
import type { Context } from '../view.ts';

/** `L1·193 at 0.20`, or `L1·193 reversed`. */
export function heldWords({ strings, number }: Context, { neuron, way, value }: HeldUnit): string {
  const { heldAt, heldReversed } = strings.surgery;
  const name = subjectName(neuron);
  if (way === 'reversed') return filled(heldReversed, name);
  return filled(heldAt, name, number(way === 'zero' ? 0 : value, 2));
}
