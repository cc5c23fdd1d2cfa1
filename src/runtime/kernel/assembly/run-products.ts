/** Products of one set of weights with several vectors at once. */
import { move, products, put, sum, sums } from './products';

/**
 * `products` of each of some vectors, one after the other: weights are read once for four of them.
 *
 * @param stride bytes from one vector to the next
 * @param into [count x rows]
 */
export function productsOfRun(
  weights: usize,
  heard: usize,
  stride: usize,
  count: i32,
  rows: i32,
  columns: i32,
  into: usize,
  adding: bool,
): void {
  const sumBytes = (<usize>rows) << 2;
  let from = heard;
  let to = into;
  let left = count;
  if (ASC_FEATURE_RELAXED_SIMD) {
    for (; left >= 4; left -= 4) {
      fourProducts(weights, from, stride, rows, columns, to, adding);
      from += stride << 2;
      to += sumBytes << 2;
    }
  }
  for (; left > 0; left--) {
    products(weights, from, rows, columns, to, adding);
    from += stride;
    to += sumBytes;
  }
}

function fourProducts(
  weights: usize,
  heard: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  into: usize,
  adding: bool,
): void {
  const sumBytes = (<usize>rows) << 2;
  const second = heard + stride;
  const third = second + stride;
  const fourth = third + stride;
  const moved = i32x4.splat(move * sum(heard, columns));
  const secondMoved = i32x4.splat(move * sum(second, columns));
  const thirdMoved = i32x4.splat(move * sum(third, columns));
  const fourthMoved = i32x4.splat(move * sum(fourth, columns));
  let at = weights;
  for (let row = 0; row < rows; row += 4) {
    // Of each row, the four vectors' sums.
    const a = twoRows(at, heard, second, third, fourth, columns);
    const b = secondRow;
    const c = twoRows(at + 32, heard, second, third, fourth, columns);
    const d = secondRow;
    at += (<usize>columns) << 2;
    const lower = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const lowerNext = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const upper = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const upperNext = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    let to = into + ((<usize>row) << 2);
    put(to, i32x4.sub(v128.shuffle<i32>(lower, lowerNext, 0, 1, 4, 5), moved), adding);
    to += sumBytes;
    put(to, i32x4.sub(v128.shuffle<i32>(lower, lowerNext, 2, 3, 6, 7), secondMoved), adding);
    to += sumBytes;
    put(to, i32x4.sub(v128.shuffle<i32>(upper, upperNext, 0, 1, 4, 5), thirdMoved), adding);
    to += sumBytes;
    put(to, i32x4.sub(v128.shuffle<i32>(upper, upperNext, 2, 3, 6, 7), fourthMoved), adding);
  }
}

/** Of the second of `twoRows`, the four vectors' sums. */
let secondRow: v128 = i32x4.splat(0);

/** Of the first of two rows of a group of four, the four vectors' sums. */
function twoRows(
  weights: usize,
  first: usize,
  second: usize,
  third: usize,
  fourth: usize,
  columns: i32,
): v128 {
  let at = weights;
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  let e = i32x4.splat(0);
  let f = i32x4.splat(0);
  let g = i32x4.splat(0);
  let h = i32x4.splat(0);
  for (let k = 0; k < columns; k += 16) {
    const one = v128.load(at);
    const other = v128.load(at, 16);
    let x = v128.load(first + k);
    a = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, one, a);
    e = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, other, e);
    x = v128.load(second + k);
    b = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, one, b);
    f = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, other, f);
    x = v128.load(third + k);
    c = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, one, c);
    g = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, other, g);
    x = v128.load(fourth + k);
    d = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, one, d);
    h = i32x4.relaxed_dot_i8x16_i7x16_add_s(x, other, h);
    at += 64;
  }
  secondRow = sums(e, f, g, h);
  return sums(a, b, c, d);
}
