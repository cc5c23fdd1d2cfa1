/** What stands side by side, as a part of a link. */
import * as v from 'valibot';
import { parseSubject, subjectName } from '../../core/inspect/subject.ts';
import { cellQuantities } from '../../core/inspect/cell.ts';
import {
  FIRST_SIDE_BY_SIDE,
  mostPanes,
  type Pane,
  type SideBySide,
} from '../../protocol/side-by-side.ts';
import { sideFields } from './side-messages.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** `panes` reads `L1.193 h,L2.7 c,surprise`. */
export function linkedSide(side: Partial<SideBySide> = {}): Record<string, string> {
  const { view, panes, earlier, label } = { ...FIRST_SIDE_BY_SIDE, ...side };
  const names = panes.map((one) =>
    one === 'surprise' ? one : `${subjectName(one.subject).replace('·', '.')} ${one.quantity}`,
  );
  return {
    view,
    ...(panes.length > 0 && { panes: names.join(',') }),
    ...(view === 'versions' && { earlier }),
    ...(view === 'histogram' && { by: label }),
  };
}

/** What is not a pane is left out, as are panes beyond `mostPanes`. */
export function readLinkedSide(query: Query): SideBySide {
  const first = FIRST_SIDE_BY_SIDE;
  return {
    view: known(sideFields.view, query['view']) ?? first.view,
    panes: (query['panes'] ?? '').split(',').flatMap(readPane).slice(0, mostPanes),
    earlier: known(sideFields.earlier, query['earlier']) ?? first.earlier,
    label: known(sideFields.label, query['by']) ?? first.label,
  };
}

function readPane(text: string): readonly Pane[] {
  if (text === 'surprise') return [text];
  const [, name = '', sign] = /^(.*) (\w+)$/.exec(text) ?? [];
  const subject = parseSubject(name);
  const quantity = known(v.picklist(cellQuantities), sign);
  return subject === undefined || quantity === undefined ? [] : [{ subject, quantity }];
}

/** A value in a link, if the schema allows it; else undefined. */
export function known<T>(
  schema: v.GenericSchema<unknown, T>,
  value: string | undefined,
): T | undefined {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : undefined;
}
