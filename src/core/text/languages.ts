import type { ScannedLanguage } from '../labels/language.ts';
import type { CountedLanguage } from './language.ts';

export interface Language {
  /** VS Code's language identifier. */
  readonly id: string;
  /** As the editor's own language picker writes it. */
  readonly name: string;
  readonly countedAs: CountedLanguage;
  /** What the labels scan it as; undefined where they do not apply. */
  readonly scannedAs?: ScannedLanguage;
  /** Of file names, in lower case; several languages may share one. */
  readonly endings: readonly string[];
}

/**
 * The languages that completion works in, those that the network was trained on first. The others are completed by what
 * is counted in files of the same language: programs and style sheets only, since what repeats in a text, a table or a
 * file of settings is not worth a suggestion.
 */
export const languages: readonly Language[] = [
  {
    ...{ id: 'typescript', name: 'TypeScript', countedAs: 'ts', scannedAs: 'ts' },
    endings: ['ts', 'mts', 'cts'],
  },
  {
    ...{ id: 'typescriptreact', name: 'TypeScript JSX', countedAs: 'ts', scannedAs: 'tsx' },
    endings: ['tsx'],
  },
  {
    ...{ id: 'javascript', name: 'JavaScript', countedAs: 'ts', scannedAs: 'tsx' },
    endings: ['js', 'mjs', 'cjs'],
  },
  {
    ...{ id: 'javascriptreact', name: 'JavaScript JSX', countedAs: 'ts', scannedAs: 'tsx' },
    endings: ['jsx'],
  },
  { id: 'python', name: 'Python', countedAs: 'py', scannedAs: 'py', endings: ['py', 'pyi', 'pyw'] },
  { id: 'c', name: 'C', countedAs: 'c', scannedAs: 'c', endings: ['c', 'h'] },
  {
    ...{ id: 'cpp', name: 'C++', countedAs: 'c', scannedAs: 'c' },
    endings: ['cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx'],
  },
  { id: 'clojure', name: 'Clojure', countedAs: 'clojure', endings: ['clj', 'cljs', 'cljc'] },
  { id: 'csharp', name: 'C#', countedAs: 'csharp', endings: ['cs'] },
  { id: 'css', name: 'CSS', countedAs: 'css', endings: ['css'] },
  { id: 'less', name: 'Less', countedAs: 'css', endings: ['less'] },
  { id: 'scss', name: 'SCSS', countedAs: 'css', endings: ['scss'] },
  { id: 'dart', name: 'Dart', countedAs: 'dart', endings: ['dart'] },
  { id: 'elixir', name: 'Elixir', countedAs: 'elixir', endings: ['ex', 'exs'] },
  { id: 'fsharp', name: 'F#', countedAs: 'fsharp', endings: ['fs', 'fsi', 'fsx'] },
  { id: 'go', name: 'Go', countedAs: 'go', endings: ['go'] },
  { id: 'groovy', name: 'Groovy', countedAs: 'groovy', endings: ['groovy', 'gradle'] },
  { id: 'haskell', name: 'Haskell', countedAs: 'haskell', endings: ['hs'] },
  { id: 'html', name: 'HTML', countedAs: 'html', endings: ['html', 'htm'] },
  { id: 'java', name: 'Java', countedAs: 'java', endings: ['java'] },
  { id: 'julia', name: 'Julia', countedAs: 'julia', endings: ['jl'] },
  { id: 'kotlin', name: 'Kotlin', countedAs: 'kotlin', endings: ['kt', 'kts'] },
  { id: 'lua', name: 'Lua', countedAs: 'lua', endings: ['lua'] },
  { id: 'objective-c', name: 'Objective-C', countedAs: 'objective-c', endings: ['m'] },
  { id: 'objective-cpp', name: 'Objective-C++', countedAs: 'objective-c', endings: ['mm'] },
  { id: 'perl', name: 'Perl', countedAs: 'perl', endings: ['pl', 'pm'] },
  { id: 'php', name: 'PHP', countedAs: 'php', endings: ['php'] },
  { id: 'powershell', name: 'PowerShell', countedAs: 'powershell', endings: ['ps1', 'psm1'] },
  { id: 'r', name: 'R', countedAs: 'r', endings: ['r'] },
  { id: 'ruby', name: 'Ruby', countedAs: 'ruby', endings: ['rb', 'rake'] },
  { id: 'rust', name: 'Rust', countedAs: 'rust', endings: ['rs'] },
  { id: 'scala', name: 'Scala', countedAs: 'scala', endings: ['scala', 'sc'] },
  {
    ...{ id: 'shellscript', name: 'Shell Script', countedAs: 'shellscript' },
    endings: ['sh', 'bash', 'zsh'],
  },
  { id: 'sql', name: 'SQL', countedAs: 'sql', endings: ['sql'] },
  { id: 'svelte', name: 'Svelte', countedAs: 'svelte', endings: ['svelte'] },
  { id: 'swift', name: 'Swift', countedAs: 'swift', endings: ['swift'] },
  { id: 'vb', name: 'Visual Basic', countedAs: 'vb', endings: ['vb'] },
  { id: 'vue', name: 'Vue', countedAs: 'vue', endings: ['vue'] },
  { id: 'zig', name: 'Zig', countedAs: 'zig', endings: ['zig'] },
];

const byEnding: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) => language.endings.map((ending) => [ending, language])),
);

/** The language of a file, by its name; undefined where completion does not know it. */
export function languageOfFile(path: string): Language | undefined {
  return byEnding.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}
