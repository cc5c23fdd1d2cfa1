import type { LabelLanguage } from '../labels/language.ts';
import type { Family } from './language.ts';

export interface Language {
  /** VS Code's language identifier. */
  readonly id: string;
  /** As the editor's own language picker writes it. */
  readonly name: string;
  readonly family: Family;
  /** What the labels scan it as; undefined where they do not apply. */
  readonly labels?: LabelLanguage;
  /** Of file names, in lower case; several languages may share one. */
  readonly endings: readonly string[];
}

/**
 * The languages that completion works in, those that the network was trained on first. The others are completed by what
 * is counted in files of their family: programs and style sheets only, since in a text, a table or a file of settings
 * whatever repeats is not worth a suggestion.
 */
export const languages: readonly Language[] = [
  {
    ...{ id: 'typescript', name: 'TypeScript', family: 'ts', labels: 'ts' },
    endings: ['ts', 'mts', 'cts'],
  },
  {
    ...{ id: 'typescriptreact', name: 'TypeScript JSX', family: 'ts', labels: 'tsx' },
    endings: ['tsx'],
  },
  {
    ...{ id: 'javascript', name: 'JavaScript', family: 'ts', labels: 'tsx' },
    endings: ['js', 'mjs', 'cjs'],
  },
  {
    ...{ id: 'javascriptreact', name: 'JavaScript JSX', family: 'ts', labels: 'tsx' },
    endings: ['jsx'],
  },
  { id: 'python', name: 'Python', family: 'py', labels: 'py', endings: ['py', 'pyi', 'pyw'] },
  { id: 'c', name: 'C', family: 'c', labels: 'c', endings: ['c', 'h'] },
  {
    ...{ id: 'cpp', name: 'C++', family: 'c', labels: 'c' },
    endings: ['cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx'],
  },
  { id: 'clojure', name: 'Clojure', family: 'clojure', endings: ['clj', 'cljs', 'cljc'] },
  { id: 'csharp', name: 'C#', family: 'csharp', endings: ['cs'] },
  { id: 'css', name: 'CSS', family: 'css', endings: ['css'] },
  { id: 'less', name: 'Less', family: 'css', endings: ['less'] },
  { id: 'scss', name: 'SCSS', family: 'css', endings: ['scss'] },
  { id: 'dart', name: 'Dart', family: 'dart', endings: ['dart'] },
  { id: 'elixir', name: 'Elixir', family: 'elixir', endings: ['ex', 'exs'] },
  { id: 'fsharp', name: 'F#', family: 'fsharp', endings: ['fs', 'fsi', 'fsx'] },
  { id: 'go', name: 'Go', family: 'go', endings: ['go'] },
  { id: 'groovy', name: 'Groovy', family: 'groovy', endings: ['groovy', 'gradle'] },
  { id: 'haskell', name: 'Haskell', family: 'haskell', endings: ['hs'] },
  { id: 'html', name: 'HTML', family: 'html', endings: ['html', 'htm'] },
  { id: 'java', name: 'Java', family: 'java', endings: ['java'] },
  { id: 'julia', name: 'Julia', family: 'julia', endings: ['jl'] },
  { id: 'kotlin', name: 'Kotlin', family: 'kotlin', endings: ['kt', 'kts'] },
  { id: 'lua', name: 'Lua', family: 'lua', endings: ['lua'] },
  { id: 'objective-c', name: 'Objective-C', family: 'objective-c', endings: ['m'] },
  { id: 'objective-cpp', name: 'Objective-C++', family: 'objective-c', endings: ['mm'] },
  { id: 'perl', name: 'Perl', family: 'perl', endings: ['pl', 'pm'] },
  { id: 'php', name: 'PHP', family: 'php', endings: ['php'] },
  { id: 'powershell', name: 'PowerShell', family: 'powershell', endings: ['ps1', 'psm1'] },
  { id: 'r', name: 'R', family: 'r', endings: ['r'] },
  { id: 'ruby', name: 'Ruby', family: 'ruby', endings: ['rb', 'rake'] },
  { id: 'rust', name: 'Rust', family: 'rust', endings: ['rs'] },
  { id: 'scala', name: 'Scala', family: 'scala', endings: ['scala', 'sc'] },
  {
    ...{ id: 'shellscript', name: 'Shell Script', family: 'shellscript' },
    endings: ['sh', 'bash', 'zsh'],
  },
  { id: 'sql', name: 'SQL', family: 'sql', endings: ['sql'] },
  { id: 'svelte', name: 'Svelte', family: 'svelte', endings: ['svelte'] },
  { id: 'swift', name: 'Swift', family: 'swift', endings: ['swift'] },
  { id: 'vb', name: 'Visual Basic', family: 'vb', endings: ['vb'] },
  { id: 'vue', name: 'Vue', family: 'vue', endings: ['vue'] },
  { id: 'zig', name: 'Zig', family: 'zig', endings: ['zig'] },
];

const byEnding: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) => language.endings.map((ending) => [ending, language])),
);

/** The language of a file, by its name; undefined for what completion knows nothing of. */
export function languageOfFile(path: string): Language | undefined {
  return byEnding.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}
