/** What a panel left behind before a reload. It comes from outside: whatever does not fit is dropped. */
import { cellQuantities } from '../../core/inspect/cell.ts';
import { labelNames } from '../../core/labels/labels.ts';
import type { Neuron, PanelMemory, SavedPanel } from '../../protocol/panel.ts';

type Unknown = Readonly<Record<string, unknown>>;

const SCHEMES: readonly PanelMemory['scheme'][] = ['blueGreen', 'blueOrange', 'redBlue'];
const VIEWS: readonly PanelMemory['view'][] = ['neuron', 'surprise'];

export function readSavedPanel(value: unknown): SavedPanel {
  if (!isRecord(value)) return {};
  const { uri, locked, memory } = value;
  return {
    ...(typeof uri === 'string' && { uri }),
    locked: locked === true,
    ...(isRecord(memory) && { memory: readMemory(memory) }),
  };
}

export function readNeurons(value: unknown): Neuron[] {
  if (!Array.isArray(value)) return [];
  return value.map(readNeuron).filter((neuron) => neuron !== undefined);
}

function readMemory({
  neuron,
  quantity,
  label,
  scheme,
  view,
  guesses,
  plot,
}: Unknown): PanelMemory {
  return {
    neuron: readNeuron(neuron),
    quantity: oneOf(cellQuantities, quantity, 'h'),
    label: oneOf(labelNames, label, 'bracketDepth'),
    scheme: oneOf(SCHEMES, scheme, 'blueOrange'),
    view: oneOf(VIEWS, view, 'neuron'),
    guesses: guesses === true,
    plot: plot !== false,
  };
}

function readNeuron(value: unknown): Neuron | undefined {
  if (!isRecord(value)) return undefined;
  const { layer, unit } = value;
  const isNeuron = [layer, unit].every((n) => Number.isInteger(n) && (n as number) >= 0);
  return isNeuron ? { layer: layer as number, unit: unit as number } : undefined;
}

function oneOf<T extends string>(all: readonly T[], value: unknown, otherwise: T): T {
  return all.find((one) => one === value) ?? otherwise;
}

function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null;
}
