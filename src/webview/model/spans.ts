import { taughtNeuron } from '../../core/certify/taught.ts';
import { spanOf, SURPRISE, type Span } from '../../core/colour/quantities.ts';
import type { Extent } from '../../core/inspect/neuron-values.ts';
import type { ModelSummary, PanelMemory } from '../../protocol/panel.ts';

/** The range of values that the colours span; for a taught neuron that counts, its counts. */
export function colourSpan(
  memory: PanelMemory,
  extent: Extent,
  network: Pick<ModelSummary, 'taught'> | undefined,
): Span {
  const { view, subject, quantity } = memory;
  if (view === 'surprise') return SURPRISE;
  const told = subject && taughtNeuron(network?.taught.neurons ?? [], subject);
  return spanOf(subject, quantity, extent, told);
}

/** The range of values that can occur. */
export function valueSpan({ view, subject, quantity }: PanelMemory, extent: Extent): Span {
  return view === 'surprise' ? SURPRISE : spanOf(subject, quantity, extent);
}
