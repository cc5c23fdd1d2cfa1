/**
 * The arithmetic of the network, compiled by AssemblyScript (`npm run kernel`). Every pointer is to 16-byte aligned
 * memory; `network-memory.ts` lays it out.
 */
import { fused } from './fused';

export { cells, hear, hold } from './cells';
export { learn, output } from './output';
export { pack, products } from './products';
export { productsOfRun } from './run-products';

/** a b + c, as `cells` works it out: for whoever tries it out. */
export function fuse(a: f32, b: f32, c: f32): f32 {
  return f32x4.extract_lane(fused(f32x4.splat(a), f32x4.splat(b), f32x4.splat(c)), 0);
}
