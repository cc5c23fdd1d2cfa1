/** What a panel left behind before a reload. It comes from outside: whatever does not fit is dropped. */
import { cellQuantities } from '../../core/inspect/cell.ts';
import type { Subject } from '../../core/inspect/subject.ts';
import { labelNames } from '../../core/labels/labels.ts';
import type { PanelMemory, SavedPanel } from '../../protocol/panel.ts';

type Unknown = Readonly<Record<string, unknown>>;

const SCHEMES: readonly PanelMemory['scheme'][] = ['blueGreen', 'blueOrange', 'redBlue'];
const VIEWS: readonly PanelMemory['view'][] = ['neuron', 'surprise'];
const PAGES: readonly PanelMemory['page'][] = ['text', 'certificate'];

export function readSavedPanel(value: unknown): SavedPanel {
  if (!isRecord(value)) return {};
  const { uri, locked, memory } = value;
  return {
    ...(typeof uri === 'string' && { uri }),
    locked: locked === true,
    ...(isRecord(memory) && { memory: readMemory(memory) }),
  };
}

export function readSubjects(value: unknown): Subject[] {
  if (!Array.isArray(value)) return [];
  return value.map(readSubject).filter((subject) => subject !== undefined);
}

function readMemory({
  subject,
  quantity,
  label,
  scheme,
  view,
  guesses,
  plot,
  page,
}: Unknown): PanelMemory {
  return {
    subject: readSubject(subject),
    quantity: oneOf(cellQuantities, quantity, 'h'),
    label: oneOf(labelNames, label, 'bracketDepth'),
    scheme: oneOf(SCHEMES, scheme, 'blueOrange'),
    view: oneOf(VIEWS, view, 'neuron'),
    guesses: guesses === true,
    plot: plot !== false,
    page: oneOf(PAGES, page, 'text'),
  };
}

function readSubject(value: unknown): Subject | undefined {
  if (!isRecord(value)) return undefined;
  const { layer, unit, probe } = value;
  const label = labelNames.find((name) => name === probe);
  if (label !== undefined) return { probe: label };
  const isNeuron = [layer, unit].every((n) => Number.isInteger(n) && (n as number) >= 0);
  return isNeuron ? { layer: layer as number, unit: unit as number } : undefined;
}

function oneOf<T extends string>(all: readonly T[], value: unknown, otherwise: T): T {
  return all.find((one) => one === value) ?? otherwise;
}

function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null;
}
