/** Letters of it that are shown. */
const MOST = 70;

/** A piece of a text in one line. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > MOST ? `${line.slice(0, MOST)} …` : line}”`;
}
