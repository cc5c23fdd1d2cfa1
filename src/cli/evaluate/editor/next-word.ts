/** VS Code's words: numbers, and runs without white space or punctuation. */
const words = /-?\d*\.\d\w*|[^`~!@#%^&*()\-=+[{\]}\\|;:'",.<>/?\s]+/;

/** How much of a suggestion VS Code's _Accept Next Word_ takes: a word, or what stands before one, or white space. */
export function nextWordLength(text: string): number {
  const word = words.exec(text);
  const length = word === null ? text.length : word.index || word[0].length;
  const space = /\s+/.exec(text);
  return space === null ? length : Math.min(length, space.index + space[0].length);
}
