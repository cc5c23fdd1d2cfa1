/** Numbers written as in the reader's language. */

/** Making a format is slow, and a step of a lesson writes dozens of numbers. */
const formats = new Map<string, Intl.NumberFormat>();

/** @param digits after the point, no more and no fewer */
export function numberIn(language: string): (value: number, digits: number) => string {
  return (value, digits) =>
    formatOf(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .format(value)
      // A number that is rounded to 0 has no sign.
      .replace(/^-(?=.*[1-9])/, '−')
      .replace(/^-/, '');
}

/** A number of any size, to so many significant digits. */
export function significant(language: string, value: number, digits: number): string {
  return formatOf(language, { maximumSignificantDigits: digits }).format(value);
}

function formatOf(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.NumberFormat(language, options)));
  return format;
}
