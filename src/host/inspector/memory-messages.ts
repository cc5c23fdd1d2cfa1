/** What a page remembers, and what links and saved panels carry of it. */
import * as v from 'valibot';
import { listOrders } from '../../core/certify/listing.ts';
import { SCHEMES } from '../../core/colour/schemes.ts';
import { cellQuantities } from '../../core/inspect/cell.ts';
import { labelNames } from '../../core/labels/labels.ts';
import {
  lessonLimits,
  LESSON_IDS,
  type LessonState,
  type OpenLesson,
} from '../../protocol/lessons.ts';
import { PAGE_IDS } from '../../protocol/panel-memory.ts';
import { longestMemory, type PanelMemory, type Subject } from '../../protocol/panel.ts';
import { exactly, isRecord, list, unit } from './message-parts.ts';
import { sideBySide } from './side-messages.ts';

export const subject = exactly<Subject>()(
  v.union([v.object({ probe: v.picklist(labelNames) }), unit]),
);

/** The keys are counted before they are checked. */
export const lessonState = exactly<LessonState>()(
  v.pipe(
    v.custom<object>((state) => isRecord(state) && Object.keys(state).length <= lessonLimits.keys),
    v.record(
      v.pipe(v.string(), v.maxLength(lessonLimits.key)),
      v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(lessonLimits.text))]),
    ),
  ),
);

export const openLesson = exactly<OpenLesson>()(
  v.object({ id: v.picklist(LESSON_IDS), state: lessonState }),
);

export const memoryFields = {
  quantity: v.picklist(cellQuantities),
  label: v.picklist(labelNames),
  order: v.picklist(listOrders),
  proposed: v.boolean(),
  scheme: v.picklist(SCHEMES),
  view: v.picklist(['neuron', 'surprise']),
  guesses: v.boolean(),
  plot: v.boolean(),
  page: v.picklist(PAGE_IDS),
  seen: list(v.picklist(LESSON_IDS), LESSON_IDS.length),
  large: v.boolean(),
};

const memory = exactly<PanelMemory>()(
  v.pipe(
    // A property that is undefined does not reach the host.
    v.object({
      subject: v.optional(subject),
      lesson: v.optional(openLesson),
      sideBySide: sideBySide(subject),
      ...memoryFields,
    }),
    v.transform((all) => ({ ...all, subject: all.subject, lesson: all.lesson })),
  ),
);

/** A lesson's state may have any keys, so the length is checked before the text is parsed. */
export const memoryText = v.pipe(v.string(), v.maxLength(longestMemory), v.parseJson(), memory);
