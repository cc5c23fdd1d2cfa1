/** What a page may ask the engine, or the host in its place: the parameters of each request. */
import * as v from 'valibot';
import { listOrders } from '../../core/certify/listing.ts';
import { glassLabels } from '../../core/certify/glass/boxes.ts';
import { cellQuantities, certifiedQuantities } from '../../core/inspect/cell.ts';
import { labelNames } from '../../core/labels/labels.ts';
import { longestEcho, longestRun } from '../../protocol/cell-lessons.ts';
import { longestView } from '../../protocol/inspection.ts';
import { longestText, type PanelParams, type PanelRequestKind } from '../../protocol/panel.ts';
import { costLimits, longestReading, rivalKinds } from '../../protocol/rival-requests.ts';
import { subject } from './memory-messages.ts';
import {
  count,
  exactly,
  fits,
  list,
  MOST_LAYERS,
  MOST_RANKED,
  offset,
  rangeFields,
  unit,
  upTo,
} from './message-parts.ts';
import { selectionParams } from './selection-messages.ts';
import { earlierText } from './side-messages.ts';
import { surgeryParams } from './surgery-messages.ts';

const subjectRange = exactly<PanelParams<'inspect'>>()(
  v.pipe(
    v.object({ ...rangeFields, subject, quantity: v.picklist(cellQuantities) }),
    v.check((range) => fits(range, longestText)),
  ),
);

export const requestParams: { [K in PanelRequestKind]: v.GenericSchema<unknown, PanelParams<K>> } =
  {
    cell: exactly<PanelParams<'cell'>>()(v.object({ version: count, at: offset, neuron: unit })),
    cellRun: exactly<PanelParams<'cellRun'>>()(
      v.pipe(
        v.object({ ...rangeFields, neuron: unit }),
        v.check((range) => fits(range, longestRun)),
      ),
    ),
    certificate: exactly<PanelParams<'certificate'>>()(
      v.object({ subject, quantity: v.picklist(certifiedQuantities) }),
    ),
    certifiedNeurons: exactly<PanelParams<'certifiedNeurons'>>()(
      v.object({ limit: upTo(MOST_RANKED) }),
    ),
    earlierText,
    earlierValues: subjectRange,
    echo: exactly<PanelParams<'echo'>>()(
      v.object({
        ...{ version: count, at: offset, neuron: unit, length: upTo(longestEcho) },
        // A character beyond U+FFFF takes two code units.
        replacement: v.pipe(v.string(), v.maxLength(2)),
      }),
    ),
    snippetValues: exactly<PanelParams<'snippetValues'>>()(
      v.pipe(
        v.object({
          ...{ text: count, from: offset, to: offset, subject },
          quantity: v.picklist(certifiedQuantities),
        }),
        v.check((range) => fits(range, longestView)),
      ),
    ),
    gateInputs: exactly<PanelParams<'gateInputs'>>()(
      v.object({ version: count, at: offset, neuron: unit }),
    ),
    glass: exactly<PanelParams<'glass'>>()(
      v.pipe(
        v.object({ ...rangeFields, label: v.picklist(glassLabels), at: offset }),
        v.check((range) => fits(range, longestView)),
      ),
    ),
    glassScores: exactly<PanelParams<'glassScores'>>()(
      v.object({ version: count, label: v.picklist(glassLabels) }),
    ),
    ...surgeryParams,
    ...selectionParams,
    guesses: exactly<PanelParams<'guesses'>>()(
      v.pipe(
        v.object(rangeFields),
        v.check((range) => fits(range, longestView)),
      ),
    ),
    exactValues: subjectRange,
    inspect: subjectRange,
    labels: exactly<PanelParams<'labels'>>()(
      v.pipe(
        v.object({
          ...rangeFields,
          labels: list(v.picklist(labelNames), labelNames.length),
        }),
        v.check((range) => fits(range, longestView)),
      ),
    ),
    layerVectors: exactly<PanelParams<'layerVectors'>>()(
      v.object({ version: count, at: offset, layer: upTo(MOST_LAYERS - 1) }),
    ),
    rank: exactly<PanelParams<'rank'>>()(
      v.object({
        version: count,
        label: v.picklist(labelNames),
        quantity: v.picklist(certifiedQuantities),
        order: v.picklist(listOrders),
        limit: upTo(MOST_RANKED),
      }),
    ),
    rivals: exactly<PanelParams<'rivals'>>()(
      v.pipe(
        v.object({ ...rangeFields, change: v.optional(offset) }),
        v.check((range) => fits(range, longestReading)),
      ),
    ),
    stepCost: exactly<PanelParams<'stepCost'>>()(
      v.object({
        network: v.picklist(rivalKinds),
        units: v.pipe(upTo(costLimits.units), v.minValue(1)),
        characters: v.pipe(upTo(costLimits.characters), v.minValue(1)),
      }),
    ),
  };
