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
