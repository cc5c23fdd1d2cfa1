import type { Calibration } from '../figures/calibration.ts';
import { danglings } from '../../../core/complete/whole-thought.ts';
import type { Latency } from '../figures/costs.ts';
import type { Difference } from '../figures/difference.ts';
import type { Comparison } from './differences.ts';
import type { Report, Row } from './report.ts';

type Column = readonly [head: string, cell: (row: Row) => string];

const none = '·';

const columns: readonly Column[] = [
  ['system', ({ system }) => system],
  ['at', ({ threshold }) => threshold ?? ''],
  ['saved', ({ rates }) => percent(rates.saved)],
  ['kept', ({ rates }) => percent(rates.kept)],
  ['precision', ({ rates }) => percent(rates.precision)],
  ['shown/char', ({ rates }) => fixed(rates.shownPerChar, 3)],
  ['wrong/100', ({ rates }) => fixed(rates.wrongPer100Keys, 1)],
  ['length', ({ rates }) => fixed(rates.meanLength, 1)],
  ['short', ({ rates }) => percent(rates.short)],
  ['dangling', ({ rates }) => percent(rates.dangling)],
  ['stems', ({ rates }) => percent(rates.stems)],
  ['whole line', ({ rates }) => percent(rates.wholeLine)],
  ['bpc', ({ rates }) => fixed(rates.bpc, 3)],
  ['ECE', ({ calibration }) => fixed(calibration?.expectedError ?? null, 3)],
  ['skill', ({ calibration }) => fixed(calibration?.brierSkill ?? null, 3)],
  ['shown', ({ shown }) => String(shown)],
  ['typed', ({ characters, ended }) => `${characters}${ended ? '+' : ''}`],
  ['files', ({ files }) => `${files.typed}/${files.known}`],
];

const costColumns: readonly Column[] = [
  ['system', ({ system }) => system],
  ['at', ({ threshold }) => threshold ?? ''],
  ['prefix ms', ({ latencyMs }) => latency(latencyMs.prefix)],
  ['decode ms', ({ latencyMs }) => latency(latencyMs.decode)],
  ['total ms', ({ latencyMs }) => latency(latencyMs.total)],
  ['CPU ms/key', ({ cpuMsPerKey }) => fixed(cpuMsPerKey, 2)],
  ['RSS MB', ({ memoryMB }) => fixed(memoryMB.rss, 0)],
  ['heap MB', ({ memoryMB }) => fixed(memoryMB.heap, 0)],
];

const endColumns: readonly Column[] = [
  ['system', ({ system }) => system],
  ['at', ({ threshold }) => threshold ?? ''],
  ...danglings.map((kind): Column => [kind, ({ ends }) => percent(ends?.[kind] ?? null)]),
];

const legend = [
  'saved: keys that were not needed, by character, beyond what the editor itself inserts. kept: characters that came by',
  'suggestions. precision: shown suggestions that were wholly right. wrong/100: others, by hundred keys. short: shown with',
  'less than three characters. dangling: shown with an end at which no thought ends; of a wrong one, whether its line ends',
  'there or not. stems: shown with an end within a name, after one of its words. whole line: accepted ones that reach its',
  'end. bpc: bits per character. ECE: expected calibration error, skill: Brier skill over the base rate. typed: characters,',
  '+ where the files go on. files: typed/known before. Times: median / 95 % / most. Averages count every package the same.',
].join('\n');

/** The report as tables to be read. */
export function reportTables(report: Report): string {
  const { folder, model, overall, languages, packages, differences, skipped } = report;
  const group = (row: Row): string => [row.package, row.language].filter(Boolean).join(' · ');
  const sections = (rows: readonly Row[], name: (row: Row) => string): string[] =>
    grouped(rows, name).map(([title, members]) => section(title, table(columns, members)));
  const several = new Set(languages.map(({ language }) => language)).size > 1;
  return [
    `${folder}${model === null ? '' : ` · ${model}`}`,
    ...(several ? sections(overall, ({ packages: n }) => `All (${n} packages and languages)`) : []),
    ...sections(languages, (row) => `${group(row)} (${counted(row.packages, 'package')})`),
    ...(packages.length > languages.length ? sections(packages, group) : []),
    section('Ends that dangle, of all that was shown', table(endColumns, overall)),
    section('Cost', table(costColumns, overall)),
    ...overall.flatMap(({ system, threshold, calibration }) =>
      calibration === null
        ? []
        : [section(`How far to trust ${system}${at(threshold)}`, reliability(calibration))],
    ),
    ...(differences.length === 0 ? [] : [section('Difference in saved', compared(differences))]),
    ...(skipped.length === 0
      ? []
      : [`${counted(skipped.length, 'file or folder', 'files or folders')} could not be read.`]),
    legend,
  ].join('\n\n');
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

function grouped(rows: readonly Row[], name: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return [...groups];
}

function section(name: string, body: string): string {
  return `${name}\n${body}`;
}

function table(heads: readonly Column[], rows: readonly Row[]): string {
  return aligned([
    heads.map(([head]) => head),
    ...rows.map((row) => heads.map(([, cell]) => cell(row))),
  ]);
}

function reliability({ bins }: Calibration): string {
  return aligned([
    ['stated', ...bins.map(({ stated }) => fixed(stated, 2))],
    ['right', ...bins.map(({ right }) => fixed(right, 2))],
    ['shown', ...bins.map(({ count }) => String(count))],
  ]);
}

function compared(differences: readonly Comparison[]): string {
  const head = ['language', 'system', 'less', 'mean', '95 % of resampled packages'];
  const lines = differences.map((one) => [
    one.language ?? 'all',
    `${one.system}${at(one.threshold)}`,
    `${one.less.system}${at(one.less.threshold)}`,
    ...difference(one),
    ...difference(one.atEqualPrecision),
    String(one.packages),
  ]);
  return aligned([[...head, 'at equal precision', '95 %', 'packages'], ...lines]);
}

function difference(found: Difference | null): [mean: string, interval: string] {
  if (found === null) return [none, none];
  return [
    percent(found.mean),
    found.interval === null ? none : found.interval.map(percent).join(' to '),
  ];
}

function at(threshold: string | null): string {
  return threshold === null ? '' : ` at ${threshold}`;
}

/** The first column to the left, numbers to the right. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const row = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return lines.map((line) => `  ${row(line)}`.trimEnd()).join('\n');
}

function latency(value: Latency | null): string {
  if (value === null) return none;
  return `${fixed(value.p50, 1)} / ${fixed(value.p95, 1)} / ${fixed(value.max, 0)}`;
}

function fixed(value: number | null, digits: number): string {
  return value === null ? none : value.toFixed(digits);
}

function percent(value: number | null): string {
  return value === null ? none : `${(100 * value).toFixed(1)} %`;
}
