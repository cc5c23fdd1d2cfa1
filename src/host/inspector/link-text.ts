/** What a panel shows, as the query of a link; when it is read back, whatever else is in it is dropped. */
import * as v from 'valibot';
import { parseSubject, subjectName } from '../../core/inspect/subject.ts';
import { LESSON_IDS } from '../../protocol/lessons.ts';
import type { PanelMemory } from '../../protocol/panel.ts';
import { known, linkedSide, readLinkedSide } from './link-side.ts';
import { lessonState, memoryFields } from './memory-messages.ts';
import { isRecord } from './message-parts.ts';

export interface Linked {
  readonly memory: Partial<PanelMemory>;
  /** Path of the file in its workspace folder. */
  readonly file: string | undefined;
}

/** Code units of a query that are read. */
const LONGEST = 8_000;

export function linkText({ memory, file }: Linked): string {
  const { subject, lesson, page, label, quantity } = memory;
  const query = new URLSearchParams({
    ...(page !== undefined && { page }),
    ...(subject !== undefined && { neuron: subjectName(subject).replace('·', '.') }),
    ...(label !== undefined && { label }),
    ...(quantity !== undefined && { quantity }),
    ...(page === 'lessons' && lesson && { lesson: lesson.id }),
    ...(page === 'lessons' && lesson && { state: JSON.stringify(lesson.state) }),
    ...(page === 'sideBySide' && linkedSide(memory.sideBySide)),
    ...(file !== undefined && { file }),
  });
  return query.toString();
}

export function readLink(query: string): Linked {
  const all = Object.fromEntries(new URLSearchParams(query.slice(0, LONGEST)));
  const { neuron = '', file } = all;
  const subject = parseSubject(neuron);
  const page = known(memoryFields.page, all['page']);
  const label = known(memoryFields.label, all['label']);
  const quantity = known(memoryFields.quantity, all['quantity']);
  const id = known(v.picklist(LESSON_IDS), all['lesson']);
  const lesson = id && { id, state: stateOf(all['state']) };
  const memory: Partial<PanelMemory> = {
    ...(subject !== undefined && { subject }),
    ...(page !== undefined && { page }),
    ...(label !== undefined && { label }),
    ...(quantity !== undefined && { quantity }),
    ...(page === 'sideBySide' && { sideBySide: readLinkedSide(all) }),
    ...(lesson !== undefined && { lesson, page: 'lessons' as const }),
  };
  return { memory, file };
}

function stateOf(text = '{}'): v.InferOutput<typeof lessonState> {
  try {
    const state: unknown = JSON.parse(text);
    const read = isRecord(state) ? v.safeParse(lessonState, state) : undefined;
    return read?.success === true ? read.output : {};
  } catch {
    return {};
  }
}
