/**
 * The logistic function and tanh as onnxruntime has them on processors with fused multiply-add: its rational
 * approximations (MLAS, logistic.cpp and tanh.cpp, after Eigen), operation by operation, so that they are equal bit for
 * bit.
 */
import { fused } from './fused';

/** 1 / (1 + exp(-x)) */
export function logistic(x: v128): v128 {
  const within = f32x4.min(f32x4.splat(18), f32x4.max(f32x4.splat(-18), x));
  const square = f32x4.mul(within, within);
  let p = fused(square, f32x4.splat(4.37031012579801e-11), f32x4.splat(1.15627324459942e-7));
  p = fused(square, p, f32x4.splat(6.08574864600143e-5));
  p = fused(square, p, f32x4.splat(8.51377133304701e-3));
  p = fused(square, p, f32x4.splat(2.48287947061529e-1));
  let q = fused(square, f32x4.splat(6.10247389755681e-13), f32x4.splat(5.76102136993427e-9));
  q = fused(square, q, f32x4.splat(6.2910678501704e-6));
  q = fused(square, q, f32x4.splat(1.70198817374094e-3));
  q = fused(square, q, f32x4.splat(1.16817656904453e-1));
  q = fused(square, q, f32x4.splat(9.9315192102318e-1));
  const share = f32x4.add(f32x4.div(f32x4.mul(within, p), q), f32x4.splat(0.5));
  return f32x4.max(f32x4.splat(0), share);
}

export function tanh(x: v128): v128 {
  const within = f32x4.min(f32x4.splat(9), f32x4.max(f32x4.splat(-9), x));
  const square = f32x4.mul(within, within);
  let p = fused(square, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13));
  p = fused(square, p, f32x4.splat(-8.60467152213735e-11));
  p = fused(square, p, f32x4.splat(5.12229709037114e-8));
  p = fused(square, p, f32x4.splat(1.48572235717979e-5));
  p = fused(square, p, f32x4.splat(6.37261928875436e-4));
  p = fused(square, p, f32x4.splat(4.89352455891786e-3));
  let q = fused(square, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4));
  q = fused(square, q, f32x4.splat(2.268434632439e-3));
  q = fused(square, q, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(within, p), q);
}
