/**
 * a b + c for four numbers, rounded once.
 *
 * With relaxed SIMD it is the processor's own instruction; whoever chooses this form has tried it out. Without it, it is
 * done in double precision: there a b is exact, and the sum, rounded to 53 bits and then to 24, is what one rounding
 * gives unless the first left it just between two floats. That is seen, and decided by what the first rounding lost.
 */
export function fused(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  const product = f64x2.mul(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b));
  const other = f64x2.promote_low_f32x4(c);
  const sum = f64x2.add(product, other);
  const upperProduct = f64x2.mul(
    f64x2.promote_low_f32x4(upper(a)),
    f64x2.promote_low_f32x4(upper(b)),
  );
  const upperOther = f64x2.promote_low_f32x4(upper(c));
  const upperSum = f64x2.add(upperProduct, upperOther);
  if (v128.any_true(v128.or(isBetween(sum), isBetween(upperSum)))) {
    return joined(decided(product, other, sum), decided(upperProduct, upperOther, upperSum));
  }
  return joined(sum, upperSum);
}

function upper(a: v128): v128 {
  return v128.shuffle<i64>(a, a, 1, 1);
}

/** Two and two doubles as four floats. */
function joined(lower: v128, upper: v128): v128 {
  return v128.shuffle<i32>(
    f32x4.demote_f64x2_zero(lower),
    f32x4.demote_f64x2_zero(upper),
    0,
    1,
    4,
    5,
  );
}

/** Whether the 29 bits that a float has no room for say: half of its last place. */
function isBetween(sum: v128): v128 {
  return i64x2.eq(v128.and(sum, i64x2.splat(0x1fffffff)), i64x2.splat(0x10000000));
}

/** The sum, one place on towards the exact one where it lies between two floats and is not exact (Knuth's TwoSum). */
function decided(a: v128, b: v128, sum: v128): v128 {
  const rest = f64x2.sub(sum, a);
  const lost = f64x2.add(f64x2.sub(a, f64x2.sub(sum, rest)), f64x2.sub(b, rest));
  // 1 where what was lost has the sign of the sum, -1 where it has not.
  const away = v128.or(i64x2.shr_s(v128.xor(lost, sum), 63), i64x2.splat(1));
  const isWrong = v128.and(isBetween(sum), f64x2.ne(lost, f64x2.splat(0)));
  return i64x2.add(sum, v128.and(away, isWrong));
}
