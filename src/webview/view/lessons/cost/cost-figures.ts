/** Charts of what a character costs, by units and by the length of the text. */
import { rivalKinds } from '../../../../protocol/rival-requests.ts';
import { studiedCost, type Measured } from '../../../model/lessons/cost.ts';
import { filled } from '../../dom.ts';
import type { FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';
import { toneOf } from '../forgetting/networks.ts';
import type { LessonContext } from '../lesson.ts';

const MICROSECONDS = 1e6;

export function unitsFigure(
  { strings, number }: LessonContext,
  all: readonly Measured[],
  width: number,
): FigureContent {
  const { cost } = strings.lessons;
  const here = all.filter(({ is }) => is === 'byUnits');
  const series: Series[] = rivalKinds.flatMap((kind) => {
    const own = here.filter(({ network }) => network === kind);
    const points = own.map(
      (one) => [one.units, one.cost.secondsPerCharacter * MICROSECONDS] as const,
    );
    const known = studiedCost(kind, 'byUnits').map(
      (row) => [row.units, row.secondsPerCharacter * MICROSECONDS] as const,
    );
    const name = cost.networks[kind];
    return [
      ...(points.length === 0 ? [] : [{ name, tone: toneOf(kind), points }]),
      { name: filled(cost.studied, name), tone: toneOf(kind), points: known, isFaint: true },
    ];
  });
  const studied = rivalKinds.flatMap((kind) =>
    studiedCost(kind, 'byUnits').map((row) => ({ ...row, kind })),
  );
  return {
    title: cost.unitsTitle,
    picture: lineChart({
      ...{ width, height: 300, series, text: cost.unitsText },
      x: {
        ...{ title: cost.units, kind: 'log', domain: [50, 1_100] },
        inWords: (value) => number(value, 0),
      },
      y: {
        title: cost.microseconds,
        kind: 'log',
        inWords: (value) => number(value, value < 1 ? 1 : 0),
      },
    }),
    columns: [
      cost.units,
      '',
      cost.parameters,
      cost.state,
      cost.microseconds,
      filled(cost.studied, '').replace(/^, /, ''),
    ],
    rows: studied.map(({ kind, units, parameters, stateBytes, secondsPerCharacter }) => {
      const own = here.find((one) => one.network === kind && one.units === units);
      const time = own && own.cost.secondsPerCharacter * MICROSECONDS;
      const known = secondsPerCharacter * MICROSECONDS;
      return [units, cost.networks[kind], parameters, stateBytes, time, known];
    }),
  };
}

export function lengthFigure(
  { strings, number }: LessonContext,
  all: readonly Measured[],
  width: number,
): FigureContent {
  const { cost } = strings.lessons;
  const here = all.filter(({ is }) => is === 'byLength');
  const studied = studiedCost('lstm', 'byLength');
  const first = studied[0]!;
  const known = studied.map((row) => [row.length, row.secondsPerCharacter] as const);
  const own = here.map((one) => [one.characters, one.cost.secondsPerCharacter] as const);
  const times = own.length === 0 ? known : own;
  const base = times[0]![1];
  const series: Series[] = [
    {
      ...{ name: cost.timeLine, tone: 0 },
      points: times.map(([length, seconds]) => [length, seconds / base]),
    },
    {
      ...{ name: cost.stateLine, tone: 3 },
      points: studied.map((row) => [row.length, row.stateBytes / first.stateBytes]),
    },
    {
      ...{ name: cost.learningLine, tone: 4 },
      points: studied.map((row) => [row.length, row.learningBytes / first.learningBytes]),
    },
  ];
  return {
    title: cost.lengthTitle,
    picture: lineChart({
      ...{ width, height: 240, series, text: cost.lengthText },
      x: {
        ...{ title: cost.length, kind: 'linear', domain: [0, 4_000] },
        inWords: (value) => number(value, 0),
      },
      y: {
        ...{ title: cost.ratio, kind: 'linear', domain: [0, 17] },
        inWords: (value) => number(value, 0),
      },
    }),
    columns: [cost.length, ...series.map(({ name }) => name)],
    rows: studied.map((row, at) => [row.length, ...series.map(({ points }) => points[at]?.[1])]),
  };
}
