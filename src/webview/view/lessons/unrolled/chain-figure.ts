/** The chain of copies as a figure: as many as fit, around the cursor. */
import { cutAround, mostOf, stepAt } from '../../../model/lessons/cell.ts';
import { filled } from '../../dom.ts';
import { shown } from '../code-strip.ts';
import type { FigureContent } from '../figure/figure.ts';
import type { Context } from '../../view.ts';
import { zoomOf } from '../zoom.ts';
import { chainPicture, PITCH, SIDE, type Copy } from './chain-picture.ts';
import { nameAt, sharesOf, type Sight } from './sight.ts';

/** Least number of copies, however narrow the panel is. */
const LEAST = 3;

export function chainFigure(
  context: Context,
  sight: Sight,
  width: number,
  { way, isFolded }: { readonly way: 'back' | 'forth'; readonly isFolded: boolean },
): FigureContent {
  const { model, strings, number } = context;
  const texts = strings.lessons.unrolled;
  const { path, at, run } = sight;
  const zoom = zoomOf(model.memory);
  const room = Math.max(LEAST, Math.floor((width / zoom - SIDE.left - SIDE.right) / PITCH));
  const end = path.last + 1;
  // Around the cursor if that is on the path; otherwise around the first copy going forth, or the last going back.
  const focus = at >= path.from && at < end ? at : way === 'back' ? path.last : path.from;
  const { from, to } = cutAround({ from: path.from, to: end }, focus, room);
  const shares = sharesOf(sight, way);
  const copies = Array.from({ length: to - from }, (_, k) =>
    copyAt(sight, from + k, shares?.[from + k - path.from] ?? NaN),
  );
  const say = (value: number): string => (Number.isNaN(value) ? '–' : number(value, 2));
  const share = way === 'back' ? texts.comesBack : texts.left;
  const text = filled(
    texts.copiesText,
    copies.length,
    nameAt(context, sight, from),
    nameAt(context, sight, to - 1),
    number(100 * (copies.at(-1)?.share ?? NaN), 0),
  );
  return {
    title: texts.copies,
    picture: chainPicture({
      ...{ copies, way, isFolded, zoom, say, text, most: mostOf(run) },
      before: stepAt(run, from)?.before ?? NaN,
      hidden: from - path.from,
      texts: { share, again: texts.again },
    }),
    columns: [texts.character, 'f', 'c', 'h', share],
    rows: copies.map((copy) => [copy.character, copy.f, copy.c, copy.h, copy.share]),
  };
}

function copyAt({ document, run, path, at }: Sight, offset: number, share: number): Copy {
  const step = stepAt(run, offset);
  const kinds = [
    [at, 'here'],
    [path.from, 'first'],
    [path.last, 'last'],
  ] as const;
  return {
    character: shown(document.text[offset] ?? ''),
    ...{ c: step?.c ?? NaN, f: step?.f ?? NaN, h: step?.h ?? NaN, share },
    kind: kinds.find(([place]) => place === offset)?.[1] ?? 'plain',
  };
}
