import * as v from 'valibot';
import { mostAlike, mostFiles } from '../../protocol/elsewhere.ts';
import { mostRanges } from '../../protocol/panel.ts';
import type { PanelParams } from '../../protocol/panel.ts';
import { longestQuery } from '../../protocol/syntax.ts';
import { count, exactly, list, MOST_RANKED, offset, unitFields, upTo } from './message-parts.ts';

/** Of h, which is between the two. */
const mean = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

const ranges = v.pipe(
  list(v.object({ from: offset, to: offset }), mostRanges),
  v.minLength(1),
  v.check((all) => all.every(({ from, to }) => from <= to)),
);

/** What a page may ask about a selection, and about places that are like it. */
export const selectionParams = {
  tellApart: exactly<PanelParams<'tellApart'>>()(
    v.object({
      version: count,
      on: ranges,
      off: v.optional(ranges),
      limit: upTo(MOST_RANKED),
    }),
  ),
  captures: exactly<PanelParams<'captures'>>()(
    v.object({ version: count, query: v.pipe(v.string(), v.maxLength(longestQuery)) }),
  ),
  otherFiles: exactly<PanelParams<'otherFiles'>>()(v.object({ limit: upTo(mostFiles) })),
  alikeIn: exactly<PanelParams<'alikeIn'>>()(
    v.object({
      file: count,
      neurons: list(v.object({ ...unitFields, inside: mean, outside: mean }), mostAlike),
    }),
  ),
};
