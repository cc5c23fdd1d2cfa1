import { glassLabels } from '../../../src/core/certify/glass/boxes.ts';
import { listOrders } from '../../../src/core/certify/listing.ts';
import { cellQuantities, certifiedQuantities } from '../../../src/core/inspect/cell.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import type { RequestKind } from '../../../src/protocol/engine.ts';
import type { TextRange } from '../../../src/protocol/panel.ts';

/**
 * By hand, and not by the schemas: what an engine may be asked on a page's behalf.
 *
 * @param shown address of the document in the panel
 */
export function mayBeAsked(
  { kind, params }: { readonly kind: RequestKind; readonly params: unknown },
  shown: string,
): boolean {
  const { uri, ...rest } = params as Record<string, unknown>;
  const isCount = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  const isRange = (longest: number): boolean => {
    const [from, to] = [Number(rest['from']), Number(rest['to'])];
    return isCount(rest['from']) && isCount(rest['to']) && from <= to && to - from <= longest;
  };
  const isOneOf = (all: readonly unknown[], key: string): boolean => all.includes(rest[key]);
  const hasKeys = (...keys: string[]): boolean =>
    Reflect.ownKeys(rest).sort().join() === keys.sort().join();
  const isSubject = (): boolean => {
    const { layer, unit, probe, ...more } = rest['subject'] as Record<string, unknown>;
    if (Reflect.ownKeys(more).length > 0) return false;
    return probe === undefined
      ? isCount(layer) && isCount(unit)
      : (labelNames as readonly unknown[]).includes(probe) && layer === undefined;
  };
  const isNeuron = (value: unknown): boolean => {
    const { layer, unit, ...more } = value as Record<string, unknown>;
    return Reflect.ownKeys(more).length === 0 && isCount(layer) && isCount(unit);
  };
  const range = ['version', 'from', 'to'];
  const checks: Partial<Record<RequestKind, () => boolean>> = {
    certificate: () =>
      hasKeys('subject', 'quantity') && isSubject() && isOneOf(certifiedQuantities, 'quantity'),
    certifiedNeurons: () =>
      hasKeys('limit') && isCount(rest['limit']) && Number(rest['limit']) <= 1_000,
    cell: () =>
      hasKeys('version', 'at', 'neuron') && isCount(rest['at']) && isNeuron(rest['neuron']),
    cellRun: () => hasKeys(...range, 'neuron') && isRange(2_048) && isNeuron(rest['neuron']),
    gateInputs: () =>
      hasKeys('version', 'at', 'neuron') && isCount(rest['at']) && isNeuron(rest['neuron']),
    layerVectors: () =>
      hasKeys('version', 'at', 'layer') && isCount(rest['at']) && isCount(rest['layer']),
    echo: () =>
      hasKeys('version', 'at', 'neuron', 'replacement', 'length') &&
      isCount(rest['at']) &&
      isNeuron(rest['neuron']) &&
      Number(rest['length']) <= 512 &&
      String(rest['replacement']).length <= 2,
    snippetValues: () =>
      hasKeys('text', 'from', 'to', 'subject', 'quantity') &&
      isCount(rest['text']) &&
      isRange(8_192) &&
      isSubject() &&
      isOneOf(certifiedQuantities, 'quantity'),
    glass: () =>
      hasKeys(...range, 'label', 'at') &&
      isRange(8_192) &&
      isCount(rest['at']) &&
      isOneOf(glassLabels, 'label'),
    glassScores: () => hasKeys('version', 'label') && isOneOf(glassLabels, 'label'),
    guesses: () => hasKeys(...range) && isRange(8_192),
    exactValues: () =>
      hasKeys(...range, 'subject', 'quantity') &&
      isRange(4_000_000) &&
      isSubject() &&
      isOneOf(cellQuantities, 'quantity'),
    inspect: () =>
      hasKeys(...range, 'subject', 'quantity') &&
      isRange(4_000_000) &&
      isSubject() &&
      isOneOf(cellQuantities, 'quantity'),
    captures: () => hasKeys('version', 'query') && String(rest['query']).length <= 4_000,
    tellApart: () => {
      const keys = 'off' in rest ? ['off'] : [];
      const isRanges = (value: unknown): boolean =>
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= 2_000 &&
        value.every(({ from, to }: TextRange) => isCount(from) && isCount(to) && from <= to);
      return (
        hasKeys('version', 'on', 'limit', ...keys) &&
        isRanges(rest['on']) &&
        (rest['off'] === undefined || isRanges(rest['off'])) &&
        Number(rest['limit']) <= 1_000
      );
    },
    labels: () =>
      hasKeys(...range, 'labels') &&
      isRange(8_192) &&
      (rest['labels'] as unknown[]).every((one) => labelNames.some((name) => name === one)) &&
      (rest['labels'] as unknown[]).length <= labelNames.length,
    rank: () =>
      hasKeys('version', 'label', 'quantity', 'order', 'limit') &&
      isOneOf(listOrders, 'order') &&
      isCount(rest['limit']) &&
      Number(rest['limit']) <= 1_000 &&
      isOneOf(labelNames, 'label') &&
      isOneOf(certifiedQuantities, 'quantity'),
    rivals: () => {
      const isChanged = rest['change'] !== undefined;
      return (
        hasKeys(...range, ...('change' in rest ? ['change'] : [])) &&
        isRange(2_048) &&
        (!isChanged || isCount(rest['change']))
      );
    },
    stepCost: () =>
      hasKeys('network', 'units', 'characters') &&
      isOneOf(['lstm', 'rnn', 'feed-forward'], 'network') &&
      isCount(rest['units']) &&
      isCount(rest['characters']) &&
      Number(rest['units']) <= 1_024 &&
      Number(rest['characters']) <= 4_000,
    hold: () =>
      hasKeys('held') &&
      (rest['held'] as unknown[]).length <= 50 &&
      (rest['held'] as Record<string, unknown>[]).every(
        ({ neuron, way, value, ...more }) =>
          Reflect.ownKeys(more).length === 0 &&
          isNeuron(neuron) &&
          ['mean', 'zero', 'value', 'reversed'].includes(String(way)) &&
          Math.abs(Number(value)) <= 1,
      ),
    comparison: () => hasKeys('version', 'offset') && isCount(rest['offset']),
    dose: () =>
      hasKeys('version', 'offset', 'neuron', 'symbol') &&
      isCount(rest['offset']) &&
      isNeuron(rest['neuron']) &&
      String(rest['symbol']).length <= 16,
    ownValues: () => hasKeys('version', 'neuron') && isNeuron(rest['neuron']),
    growth: () => hasKeys(...range) && isRange(8_192),
  };
  // Neurons are held in the network, whatever is shown.
  return uri === (kind === 'hold' ? undefined : shown) && (checks[kind]?.() ?? false);
}
