/** What a panel left behind before a reload. It comes from outside: whatever does not fit is dropped. */
import * as v from 'valibot';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import { mostPinned } from '../../protocol/panel.ts';
import { FIRST_SIDE_BY_SIDE, mostPanes } from '../../protocol/side-by-side.ts';
import type { PanelMemory, SavedPanel, Subject } from '../../protocol/panel.ts';
import { memoryFields, openLesson, subject } from './memory-messages.ts';
import { isRecord } from './message-parts.ts';
import { pane, sideFields } from './side-messages.ts';

/** Code units of an address. */
const LONGEST_URI = 8_192;

const { view, earlier, label, panes } = FIRST_SIDE_BY_SIDE;

/** At most `mostPanes` panes, without invalid ones. */
const storedPanes = v.pipe(
  v.array(v.fallback(v.nullable(pane(subject)), null)),
  v.transform((all) => all.flatMap((one) => one ?? []).slice(0, mostPanes)),
);

const storedSideBySide = v.object({
  view: v.fallback(sideFields.view, view),
  earlier: v.fallback(sideFields.earlier, earlier),
  label: v.fallback(sideFields.label, label),
  panes: v.fallback(storedPanes, [...panes]),
});

const memory = v.object({
  subject: v.fallback(v.optional(subject), undefined),
  quantity: v.fallback(memoryFields.quantity, FIRST_MEMORY.quantity),
  label: v.fallback(memoryFields.label, FIRST_MEMORY.label),
  order: v.fallback(memoryFields.order, FIRST_MEMORY.order),
  proposed: v.fallback(v.optional(memoryFields.proposed), undefined),
  scheme: v.fallback(memoryFields.scheme, FIRST_MEMORY.scheme),
  view: v.fallback(memoryFields.view, FIRST_MEMORY.view),
  guesses: v.fallback(memoryFields.guesses, FIRST_MEMORY.guesses),
  plot: v.fallback(memoryFields.plot, FIRST_MEMORY.plot),
  page: v.fallback(memoryFields.page, FIRST_MEMORY.page),
  sideBySide: v.fallback(storedSideBySide, { ...FIRST_SIDE_BY_SIDE, panes: [] }),
  lesson: v.fallback(v.optional(openLesson), undefined),
  seen: v.fallback(memoryFields.seen, FIRST_MEMORY.seen),
  large: v.fallback(memoryFields.large, FIRST_MEMORY.large),
});

const address = v.pipe(v.string(), v.maxLength(LONGEST_URI));

export function readSavedPanel(value: unknown): SavedPanel {
  if (!isRecord(value)) return {};
  const uri = v.safeParse(address, value['uri']);
  const known = readMemory(value['memory']);
  return {
    ...(uri.success && { uri: uri.output }),
    locked: value['locked'] === true,
    ...(known && { memory: known }),
  };
}

export function readSubjects(value: unknown): Subject[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, mostPinned)
    .map((one) => v.safeParse(subject, one))
    .flatMap((read) => (read.success ? [read.output] : []));
}

function readMemory(value: unknown): PanelMemory | undefined {
  const read = isRecord(value) ? v.safeParse(memory, value) : undefined;
  if (read?.success !== true) return undefined;
  const { proposed, lesson, subject: shown } = read.output;
  // Saved before `proposed` was: the reader may have chosen what is shown.
  return { ...read.output, subject: shown, lesson, proposed: proposed ?? shown === undefined };
}
