import * as v from 'valibot';
import { holdWays, mostHeld } from '../../core/model/held.ts';
import { longestView } from '../../protocol/inspection.ts';
import type { PanelParams } from '../../protocol/panel.ts';
import { count, exactly, fits, list, offset, rangeFields, unit } from './message-parts.ts';

/** Longer than the name of any symbol. */
const longestSymbol = 16;

const held = v.object({
  neuron: unit,
  way: v.picklist(holdWays),
  value: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
});

/** What a page may ask about neurons that are held. */
export const surgeryParams = {
  hold: exactly<PanelParams<'hold'>>()(v.object({ held: list(held, mostHeld) })),
  comparison: exactly<PanelParams<'comparison'>>()(v.object({ version: count, offset })),
  dose: exactly<PanelParams<'dose'>>()(
    v.object({
      ...{ version: count, offset, neuron: unit },
      symbol: v.pipe(v.string(), v.maxLength(longestSymbol)),
    }),
  ),
  ownValues: exactly<PanelParams<'ownValues'>>()(v.object({ version: count, neuron: unit })),
  growth: exactly<PanelParams<'growth'>>()(
    v.pipe(
      v.object(rangeFields),
      v.check((range) => fits(range, longestView)),
    ),
  ),
};
