/** What is measured on this machine, and what was measured for docs/rivals.md. */
import { rivalKinds, type RivalKind, type StepCost } from '../../../protocol/rival-requests.ts';
import { cost } from './studies.ts';

export interface Measurement {
  readonly network: RivalKind;
  readonly units: number;
  readonly characters: number;
  readonly is: 'byLength' | 'byUnits';
}

export interface Measured extends Measurement {
  readonly cost: StepCost;
}

const unitsMeasured = [64, 128, 256, 512, 1_024] as const;
const lengthsMeasured = [250, 500, 1_000, 2_000, 4_000] as const;

/** Units of the LSTM among the rivals. */
const unitsByLength = 448;

/** Those that take longest come last. Each takes half a second at most, all of them a few seconds. */
export const measurements: readonly Measurement[] = [
  ...unitsMeasured.flatMap((units) =>
    rivalKinds.map((network) => ({ network, units, characters: 4_000, is: 'byUnits' as const })),
  ),
  ...lengthsMeasured.map((characters) => ({
    ...{ network: 'lstm' as const, units: unitsByLength, characters },
    is: 'byLength' as const,
  })),
];

export interface StudiedCost {
  readonly units: number;
  readonly length: number;
  readonly parameters: number;
  readonly stateBytes: number;
  readonly secondsPerCharacter: number;
  /** Memory that learning from the whole text needs. */
  readonly learningBytes: number;
}

/** By units, or by length of the text, as `python -m lens.studies.cost` measured it with PyTorch. */
export function studiedCost(network: RivalKind, is: Measurement['is']): StudiedCost[] {
  const { rows } = cost[is].find(({ kind }) => kind === network)!;
  return rows.map(({ hidden: units, ...row }) => ({ units, ...row }));
}

/** By what factor twice the units lengthen a step: for the largest two LSTMs that were measured here. */
export function doubling(measured: readonly Measured[]): number | undefined {
  const seconds = (units: number): number | undefined =>
    measured.find((one) => one.is === 'byUnits' && one.network === 'lstm' && one.units === units)
      ?.cost.secondsPerCharacter;
  const [half, whole] = [seconds(512), seconds(1_024)];
  return half === undefined || whole === undefined ? undefined : whole / half;
}

/** The same factor for the number of parameters, with each of which a step multiplies: equal on every machine. */
export function doubledParameters(): number {
  const rows = studiedCost('lstm', 'byUnits');
  const of = (units: number): number => rows.find((row) => row.units === units)!.parameters;
  return of(1_024) / of(512);
}
