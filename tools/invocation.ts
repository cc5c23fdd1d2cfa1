/** How a program is started on this platform. */

/** Arguments for `spawn`. */
export interface Invocation {
  readonly program: string;
  readonly words: readonly string[];
  readonly shell: boolean;
}

/**
 * On Windows, npm and the command line of VS Code are batch files, which need the shell. As that splits its command
 * line again, the words are put in quotes.
 */
export function invocation(
  program: string,
  words: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Invocation {
  if (platform !== 'win32' || !/(^npm|\.cmd)$/.test(program)) {
    return { program, words, shell: false };
  }
  const quoted = (word: string): string => `"${word}"`;
  return { program: quoted(program), words: words.map(quoted), shell: true };
}
