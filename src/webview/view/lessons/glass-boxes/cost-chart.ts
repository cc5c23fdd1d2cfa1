import { judges } from '../../../../core/certify/glass/boxes.ts';
import type { GlassSummary } from '../../../../protocol/glass.ts';
import { heldOutOf, studyOf } from '../../../model/lessons/glass-boxes.ts';
import { filled } from '../../dom.ts';
import type { Context } from '../../view.ts';
import type { FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';

const HEIGHT = 250;

/** A tree's score on unseen code by its size, beside the scores of the judges that have no size. */
export function costChart(
  { strings, number }: Context,
  { language, label, tree }: Pick<GlassSummary, 'label' | 'language' | 'tree'>,
  width: number,
): FigureContent | undefined {
  const texts = strings.lessons.glassBoxes;
  const row = studyOf(language, label);
  if (row === undefined) return undefined;
  const trees = row.trees.map(({ leaves, heldOut }) => [leaves, heldOut] as const);
  const most = Math.max(...trees.map(([leaves]) => leaves));
  // Cut to the same axis: trees over the last characters alone get larger, but hardly better.
  const bare = row.bare
    .filter(({ leaves }) => leaves <= most)
    .map(({ leaves, heldOut }) => [leaves, heldOut] as const);
  const scores = heldOutOf(row);
  const flat = judges.flatMap((judge, tone): Series[] => {
    const f1 = scores[judge];
    if (judge === 'tree' || f1 === null) return [];
    return [
      {
        name: texts.judges[judge],
        tone,
        points: [
          [2, f1],
          [most, f1],
        ],
      },
    ];
  });
  const series: Series[] = [
    { name: texts.allGiven, tone: 0, points: trees },
    { name: texts.bare, tone: 4, points: bare },
    ...flat,
  ];
  const leaves = tree.nodes.filter((node) => 'share' in node).length;
  const title = `${texts.chartTitle}: ${texts.asked[label]}`;
  const said = series.map(({ name, points }) => `${name}: ${number(points.at(-1)?.[1] ?? 0, 2)}`);
  return {
    title,
    picture: lineChart({
      ...{ width, height: HEIGHT },
      x: {
        ...{ title: texts.leavesAxis, kind: 'log', domain: [2, most] },
        inWords: (value) => number(value, 0),
      },
      y: {
        ...{ title: texts.f1Axis, kind: 'linear', domain: [0, 1.15] },
        inWords: (value) => number(value, 1),
      },
      series,
      marker: { x: leaves, text: filled(texts.marker, leaves) },
      text: `${title}. ${said.join('; ')}.`,
    }),
    columns: [texts.leavesAxis, ...series.map(({ name }) => name)],
    rows: trees.map(([size, f1], k) => [
      size,
      f1,
      bare[k]?.[1],
      ...flat.map(({ points }) => points[0]?.[1]),
    ]),
  };
}
