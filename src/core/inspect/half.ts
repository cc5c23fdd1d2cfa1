/**
 * The number that an fp16 bit pattern stands for (IEEE 754 binary16): 1 sign bit, 5 of exponent, 10 of fraction.
 * Infinities and NaN do not occur in weights and come out as numbers of 2^16 and more.
 */
export function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const size = exponent === 0 ? fraction * 2 ** -24 : (fraction + 0x400) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}
