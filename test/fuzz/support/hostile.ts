import fc from 'fast-check';

/** Values that somebody might have in the place of another: what a program can send that is not what it should. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, '', '__proto__', 'constructor', [], {}),
  fc.constantFrom(-1, 0.5, NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53, -0, 1e308),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('a', 'ts', 'x'.repeat(10_000), '\ud83d', '\0'),
  fc.array(fc.constantFrom<unknown>(null, -1, 'column', {}), { maxLength: 3 }),
  fc.record({ length: fc.constantFrom(1, -1, 2 ** 31, 'x'), layer: fc.nat({ max: 9 }) }),
);

/**
 * A message of which some parts are what they should be.
 *
 * @param good what each part is in a message that is right
 */
export function spoiled(
  good: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Record<string, unknown>> {
  const parts = Object.entries(good).map(([name, right]) => [
    name,
    fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: odd }),
  ]);
  return fc.record(Object.fromEntries(parts) as Record<string, fc.Arbitrary<unknown>>);
}

export { odd as anythingOdd };
