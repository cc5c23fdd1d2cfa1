import * as v from 'valibot';
import { mostAlike, mostFiles } from '../../protocol/elsewhere.ts';
import type { PanelParams } from '../../protocol/panel.ts';
import { count, exactly, list, unitFields, upTo } from './message-parts.ts';

/** h is between the two. */
const mean = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

/** What a page may ask about the other open files. */
export const elsewhereParams = {
  otherFiles: exactly<PanelParams<'otherFiles'>>()(v.object({ limit: upTo(mostFiles) })),
  alikeIn: exactly<PanelParams<'alikeIn'>>()(
    v.object({
      file: count,
      neurons: list(v.object({ ...unitFields, inside: mean, outside: mean }), mostAlike),
    }),
  ),
};
