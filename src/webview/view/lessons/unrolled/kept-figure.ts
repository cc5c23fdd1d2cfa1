/** What is left along the whole path, in a sentence and as a chart. */
import { filled } from '../../dom.ts';
import { shown } from '../code-strip.ts';
import type { FigureContent } from '../figure/figure.ts';
import { lineChart } from '../figure/line-chart.ts';
import type { Context } from '../../view.ts';
import { nameAt, sharesOf, type Sight } from './sight.ts';

const HEIGHT = 210;

export function keptInWords(context: Context, sight: Sight): string {
  const { strings, number } = context;
  const texts = strings.lessons.unrolled;
  const { path } = sight;
  const kept = sharesOf(sight, 'forth');
  if (kept === undefined) return texts.notRead;
  const last = path.from + kept.length - 1;
  const words = { closed: texts.keptClosed, open: texts.keptOpen, plain: texts.keptPlain };
  // Where only a part of the path was read, its end is not described.
  const sentence = last < path.last ? texts.keptPlain : words[path.kind];
  const name = (offset: number): string => `“${nameAt(context, sight, offset)}”`;
  const share = 100 * kept.at(-1)!;
  const left = number(share, share < 1 ? 2 : 0);
  return filled(sentence, name(path.from), name(last), kept.length - 1, left);
}

/** The chart; undefined where there is nothing to draw yet. */
export function keptFigure(
  context: Context,
  sight: Sight,
  width: number,
): FigureContent | undefined {
  const { strings, number } = context;
  const texts = strings.lessons.unrolled;
  const { document, path } = sight;
  const kept = sharesOf(sight, 'forth');
  if (kept === undefined || kept.length < 2) return undefined;
  const points = Array.from(kept, (y, x) => [x, y] as const);
  return {
    title: texts.product,
    picture: lineChart({
      ...{ width, height: HEIGHT, text: keptInWords(context, sight) },
      x: {
        ...{ title: texts.since, kind: 'linear', domain: [0, kept.length - 1] },
        inWords: (x) => number(x, 0),
      },
      y: { title: texts.left, kind: 'linear', domain: [0, 1], inWords: (y) => number(y, 1) },
      series: [{ name: texts.productOf, points, tone: 0 }],
    }),
    columns: [texts.since, texts.character, texts.productOf],
    rows: Array.from(kept, (left, k) => [k, shown(document.text[path.from + k] ?? ''), left]),
  };
}
