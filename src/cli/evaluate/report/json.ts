import type { Report } from './report.ts';

/** The report as one JSON object, numbers with five digits after the point. */
export function reportJson(report: Report): string {
  return JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value,
  );
}
