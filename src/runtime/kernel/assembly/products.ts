/** Products of weights in whole numbers, as they are packed for them. */

/** What weights are moved by, so that they lie within 1 and 127: relaxed SIMD multiplies by 7 bits without a sign. */
export const move: i32 = 64;

/**
 * Puts weights [rows, columns] where `products` reads them, moved to be positive: of four rows sixteen columns each, then
 * the next sixteen.
 */
export function pack(weights: usize, rows: i32, columns: i32, into: usize): void {
  const by = i8x16.splat(<i8>move);
  for (let row = 0; row < rows; row++) {
    const from = weights + row * columns;
    let at = into + (row & ~3) * columns + ((row & 3) << 4);
    for (let k = 0; k < columns; k += 16) {
      v128.store(at, i8x16.add(v128.load(from + k), by));
      at += 64;
    }
  }
}

/**
 * into[row] = sum of heard[k] * (weights[row, k] - 64), for rows in fours and columns in sixteens.
 *
 * @param weights as `pack` puts them: read from end to end
 * @param adding to what stands there
 */
export function products(
  weights: usize,
  heard: usize,
  rows: i32,
  columns: i32,
  into: usize,
  adding: bool,
): void {
  const moved = i32x4.splat(move * sum(heard, columns));
  let at = weights;
  for (let row = 0; row < rows; row += 4) {
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let k = 0; k < columns; k += 16) {
      if (ASC_FEATURE_RELAXED_SIMD) {
        const x = v128.load(heard + k);
        a = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, v128.load(at), a);
        b = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, v128.load(at, 16), b);
        c = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, v128.load(at, 32), c);
        d = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, v128.load(at, 48), d);
      } else {
        let x = v128.load_ext<i8>(heard + k);
        a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at)));
        b = i32x4.add(b, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 16)));
        c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 32)));
        d = i32x4.add(d, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 48)));
        x = v128.load_ext<i8>(heard + k, 8);
        a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 8)));
        b = i32x4.add(b, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 24)));
        c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 40)));
        d = i32x4.add(d, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at, 56)));
      }
      at += 64;
    }
    put(into + ((<usize>row) << 2), i32x4.sub(sums(a, b, c, d), moved), adding);
  }
}

/** Stores four sums, or adds them to what stands there. */
export function put(to: usize, all: v128, adding: bool): void {
  v128.store(to, adding ? i32x4.add(all, v128.load(to)) : all);
}

/** The sum of what is heard, which moved weights count too often. */
export function sum(heard: usize, columns: i32): i32 {
  let all = i32x4.splat(0);
  for (let k = 0; k < columns; k += 16) {
    all = i32x4.add(
      all,
      i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(v128.load(heard + k))),
    );
  }
  return i32x4.extract_lane(sums(all, all, all, all), 0);
}

/** The sum of each of four vectors. */
export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}
