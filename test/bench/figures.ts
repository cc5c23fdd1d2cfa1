/** The value below which `share` (0 to 1) of `samples` lie, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** A line of the report: what was measured, its median, 95th percentile and greatest, in milliseconds. */
export function distribution(what: string, samples: readonly number[], note = ''): string {
  const figures = [0.5, 0.95, 1].map((share) => percentile(samples, share).toFixed(2).padStart(9));
  return `  ${what.padEnd(44)}${figures.join('')}  ${note}`.trimEnd();
}

export const distributionHead = `  ${'ms'.padEnd(44)}${['p50', 'p95', 'max'].map((name) => name.padStart(9)).join('')}`;

export function figure(what: string, value: string, note = ''): string {
  return `  ${what.padEnd(44)}${value.padStart(27)}  ${note}`.trimEnd();
}
