/**
 * The arithmetic of the network, compiled by AssemblyScript (`npm run kernel`). Every pointer is to 16-byte aligned
 * memory; `network-memory.ts` lays it out.
 */
import { fused } from './fused';
import { logistic, tanh } from './squash';

/** What weights are moved by, so that they lie within 1 and 127: relaxed SIMD multiplies by 7 bits without a sign. */
const move: i32 = 64;

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

function put(to: usize, all: v128, adding: bool): void {
  v128.store(to, adding ? i32x4.add(all, v128.load(to)) : all);
}

function sum(heard: usize, columns: i32): i32 {
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
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/**
 * The cells of a layer, one step on (Gers, Schmidhuber & Cummins 2000, eq. 2-4), with onnxruntime's roundings in its
 * order. The gates are in ONNX's order i, o, f, g; units come in fours.
 *
 * @param below int32 [4 x units], what `products` gave for what the layer hears from below
 * @param own the same for its own h
 * @param scales float32 [2 x 4 x units], what a step of each sum is worth
 * @param bias float32 [4 x units]
 * @param c float32 [units], before and after
 * @param h float32 [units], after
 */
export function cells(
  below: usize,
  own: usize,
  scales: usize,
  bias: usize,
  units: i32,
  c: usize,
  h: usize,
): void {
  const row = (<usize>units) << 2;
  const ownScales = scales + 4 * row;
  for (let at: usize = 0; at < row; at += 16) {
    let gate = at;
    const i = logistic(
      reaching(below + gate, own + gate, scales + gate, ownScales + gate, bias + gate),
    );
    gate += row;
    const o = logistic(
      reaching(below + gate, own + gate, scales + gate, ownScales + gate, bias + gate),
    );
    gate += row;
    const f = logistic(
      reaching(below + gate, own + gate, scales + gate, ownScales + gate, bias + gate),
    );
    gate += row;
    const g = tanh(
      reaching(below + gate, own + gate, scales + gate, ownScales + gate, bias + gate),
    );
    const next = f32x4.add(f32x4.mul(v128.load(c + at), f), f32x4.mul(i, g));
    v128.store(c + at, next);
    v128.store(h + at, f32x4.mul(tanh(next), o));
  }
}

/**
 * Units that are held: h = factor * h + value of each, in place, before anybody hears it.
 *
 * @param places int32 [count], of units in h
 * @param factors float32 [count]
 * @param values float32 [count]
 */
export function hold(h: usize, places: usize, factors: usize, values: usize, count: i32): void {
  const end = (<usize>count) << 2;
  for (let at: usize = 0; at < end; at += 4) {
    const unit = h + ((<usize>load<i32>(places + at)) << 2);
    store<f32>(unit, load<f32>(factors + at) * load<f32>(unit) + load<f32>(values + at));
  }
}

/** What reaches four gates. */
function reaching(below: usize, own: usize, scale: usize, ownScale: usize, bias: usize): v128 {
  const heard = f32x4.mul(f32x4.convert_i32x4_s(v128.load(below)), v128.load(scale));
  const fedBack = f32x4.mul(f32x4.convert_i32x4_s(v128.load(own)), v128.load(ownScale));
  return f32x4.add(f32x4.add(fedBack, heard), v128.load(bias));
}

/**
 * h [units] as gates hear it: in whole steps, halves to the even one; units come in sixteens.
 *
 * @param into int8 [units], at most 127
 * @param surplus int8 [units], what goes beyond: an h may be rounded to a little more than 1, which is 128 steps
 * @returns whether anything does
 */
export function hear(h: usize, units: i32, step: f32, into: usize, surplus: usize): bool {
  const by = f32x4.splat(step);
  let beyond = i8x16.splat(0);
  for (let unit = 0; unit < units; unit += 16) {
    const at = h + ((<usize>unit) << 2);
    const a = steps(v128.load(at), by);
    const b = steps(v128.load(at, 16), by);
    const c = steps(v128.load(at, 32), by);
    const d = steps(v128.load(at, 48), by);
    v128.store(into + unit, narrowed(a, b, c, d));
    const more = narrowed(over(a), over(b), over(c), over(d));
    v128.store(surplus + unit, more);
    beyond = v128.or(beyond, more);
  }
  return v128.any_true(beyond);
}

function over(steps: v128): v128 {
  return i32x4.max_s(i32x4.sub(steps, i32x4.splat(127)), i32x4.splat(0));
}

function narrowed(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

function steps(h: v128, by: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(h, by)));
}

/**
 * into[symbol] = bias[symbol] + sum of top[k] * weights[k, symbol]; symbols come in sixteens.
 *
 * @param weights float32, of sixteen symbols after another [inputs x 16]
 */
export function output(
  weights: usize,
  top: usize,
  inputs: i32,
  bias: usize,
  symbols: i32,
  into: usize,
): void {
  let at = weights;
  const end = top + ((<usize>inputs) << 2);
  for (let symbol = 0; symbol < symbols; symbol += 16) {
    const from = (<usize>symbol) << 2;
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let k = top; k < end; k += 4) {
      const x = v128.load32_splat(k);
      a = f32x4.add(a, f32x4.mul(x, v128.load(at)));
      b = f32x4.add(b, f32x4.mul(x, v128.load(at, 16)));
      c = f32x4.add(c, f32x4.mul(x, v128.load(at, 32)));
      d = f32x4.add(d, f32x4.mul(x, v128.load(at, 48)));
      at += 64;
    }
    v128.store(into + from, f32x4.add(a, v128.load(bias + from)));
    v128.store(into + from, f32x4.add(b, v128.load(bias + from, 16)), 16);
    v128.store(into + from, f32x4.add(c, v128.load(bias + from, 32)), 32);
    v128.store(into + from, f32x4.add(d, v128.load(bias + from, 48)), 48);
  }
}

/** a b + c, as `cells` works it out: for whoever tries it out. */
export function fuse(a: f32, b: f32, c: f32): f32 {
  return f32x4.extract_lane(fused(f32x4.splat(a), f32x4.splat(b), f32x4.splat(c)), 0);
}
