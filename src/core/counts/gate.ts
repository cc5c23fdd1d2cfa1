/** A network of one hidden layer, fitted on typed packages (training/lens/mixture). */
export interface GateSettings {
  /** [inputs]: what is subtracted from an input, and what it is divided by. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** [hidden][inputs] and [hidden] */
  readonly hiddenWeights: readonly (readonly number[])[];
  readonly hiddenBias: readonly number[];
  /** [experts][hidden] and [experts] */
  readonly outputWeights: readonly (readonly number[])[];
  readonly outputBias: readonly number[];
}

/** Hidden units of a gate. */
export const gateWidth = 48;

/** [experts] exponents for inputs [inputs]. */
export function gate(settings: GateSettings, inputs: readonly number[]): number[] {
  const scaled = inputs.map((input, i) => (input - settings.mean[i]!) / settings.deviation[i]!);
  const hidden = settings.hiddenWeights.map((row, j) =>
    Math.tanh(dot(row, scaled) + settings.hiddenBias[j]!),
  );
  return settings.outputWeights.map((row, k) => dot(row, hidden) + settings.outputBias[k]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
