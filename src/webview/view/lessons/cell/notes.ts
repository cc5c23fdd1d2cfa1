/** What the notes say about the cell, and what is true. */
import type { CellLessonStrings } from '../../../../protocol/lesson-strings/cell.ts';
import { element } from '../../dom.ts';
import { GATES } from '../../../model/lessons/cell-geometry.ts';

export function notesOfCell(texts: CellLessonStrings): HTMLElement[] {
  const names = GATES.map((gate) => {
    const { whole, names: all } = texts.gates[gate];
    return [element('dt', {}, whole), element('dd', {}, all)];
  });
  return [
    element('h3', {}, texts.notes),
    element('p', {}, texts.inputsOutputs),
    element('p', {}, texts.linear),
    element('p', {}, texts.vector),
    element('p', {}, texts.computer),
    element('dl', { class: 'names' }, ...names.flat()),
  ];
}
