/** Very small and very large numbers in common notation. */

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten: 1, 10⁻³. */
export function power(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent === 0) return '1';
  const digits = Array.from(String(Math.abs(exponent)), (digit) => raised[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A positive number with two significant digits, however small or large. */
export function small(value: number, number: (value: number, digits: number) => string): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(value));
  if (exponent >= -3 && exponent < 6) return number(value, Math.max(0, 1 - exponent));
  return `${number(value / 10 ** exponent, 1)} · ${power(10 ** exponent)}`;
}
