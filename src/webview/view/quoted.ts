/** Most characters to show. */
const MOST = 70;

/** A piece of text in quotes, on one line. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > MOST ? `${line.slice(0, MOST)} …` : line}”`;
}
