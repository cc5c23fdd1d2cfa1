/** Sums in float32. */

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

/**
 * Adds top[k] * by[symbol] to weights[k, symbol], and by[symbol] to bias[symbol]; laid out as above. Rounded after the
 * product and after the sum, so that both forms come to the same.
 */
export function learn(
  weights: usize,
  top: usize,
  inputs: i32,
  bias: usize,
  symbols: i32,
  by: usize,
): void {
  let at = weights;
  const end = top + ((<usize>inputs) << 2);
  for (let symbol = 0; symbol < symbols; symbol += 16) {
    const from = (<usize>symbol) << 2;
    const a = v128.load(by + from);
    const b = v128.load(by + from, 16);
    const c = v128.load(by + from, 32);
    const d = v128.load(by + from, 48);
    for (let k = top; k < end; k += 4) {
      const x = v128.load32_splat(k);
      v128.store(at, f32x4.add(v128.load(at), f32x4.mul(x, a)));
      v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(x, b)), 16);
      v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(x, c)), 32);
      v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(x, d)), 48);
      at += 64;
    }
    v128.store(bias + from, f32x4.add(v128.load(bias + from), a));
    v128.store(bias + from, f32x4.add(v128.load(bias + from, 16), b), 16);
    v128.store(bias + from, f32x4.add(v128.load(bias + from, 32), c), 32);
    v128.store(bias + from, f32x4.add(v128.load(bias + from, 48), d), 48);
  }
}
