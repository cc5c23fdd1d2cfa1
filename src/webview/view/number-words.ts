/** Numbers as the reader's language writes them. */

/** What makes a format is slow, and a step of a lesson writes dozens of numbers. */
const formats = new Map<string, Intl.NumberFormat>();

/** @param digits behind the point, no more and no fewer */
export function numberIn(language: string): (value: number, digits: number) => string {
  return (value, digits) =>
    formatOf(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .format(value)
      // What is rounded to nothing has no sign.
      .replace(/^-(?=.*[1-9])/, '−')
      .replace(/^-/, '');
}

/** A number of any size, by its first digits. */
export function significant(language: string, value: number, digits: number): string {
  return formatOf(language, { maximumSignificantDigits: digits }).format(value);
}

function formatOf(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.NumberFormat(language, options)));
  return format;
}
