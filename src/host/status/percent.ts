/** 0 to 100; only what is certain is 100. */
export function percentOf(probability: number): number {
  const percent = Math.round(100 * probability);
  return percent === 100 && probability < 1 ? 99 : percent;
}
