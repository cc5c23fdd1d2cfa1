/**
 * While the suggest widget is open the editor shows ghost text only if it goes on from the widget's selected entry.
 *
 * @param suggestion what the model would write at the cursor
 * @param typed the document's text from the start of what the entry replaces to the cursor
 * @param selected the entry's text
 * @returns the text for the entry's range, or undefined where the two disagree
 */
export function extendSelected(
  suggestion: string,
  typed: string,
  selected: string,
): string | undefined {
  const whole = typed + suggestion;
  return whole.length > selected.length && whole.startsWith(selected) ? whole : undefined;
}
