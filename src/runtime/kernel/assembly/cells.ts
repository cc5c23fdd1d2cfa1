/** The state of a layer, one step on, and what gates hear of it. */
import { logistic, tanh } from './squash';

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
