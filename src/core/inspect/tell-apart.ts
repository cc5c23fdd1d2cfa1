/**
 * Which units tell some characters of a text from the others, and what chance would give.
 *
 * The null is Westfall and Young's (1993), as in the certificates: the chosen characters are moved along the text, the
 * text taken as a ring, and of each move the best of all units counts. Among a thousand units, some tell any selection
 * apart; only what is better than the best of most moves is more than chance.
 */
import { bins } from './ranks.ts';
import type { Samples } from './samples.ts';

/** Moves along the text. */
const moves = 1_000;

/** Most characters of each of two sets that are compared with each other, evenly spread. */
const mostCompared = 300;

/** Units between two pauses. */
const atOnce = 8;

/** Indices of samples. */
export interface Parts {
  readonly on: readonly number[];
  /** Undefined where all others are meant. */
  readonly off: readonly number[] | undefined;
}

export interface UnitTold {
  /** Among all layers. */
  readonly place: number;
  /** Of a character that is on and one that is off, how often its value is higher at the first; ties count half. */
  readonly auc: number;
}

export interface Told {
  /** The clearest first: by the distance of the AUC from one half. */
  readonly units: readonly UnitTold[];
  readonly chance: {
    readonly moves: number;
    /** 95 of 100 moves have a best unit whose AUC is at most so far from one half. */
    readonly distance: number;
    /** Share of moves, the selection itself among them, whose best unit is at least as clear as the best here. */
    readonly p: number;
  };
}

/** Pauses at each `yield`, some milliseconds apart. Undefined where nothing is on, or nothing is off. */
export function* tellApart(
  samples: Samples,
  { on, off }: Parts,
): Generator<undefined, Told | undefined, undefined> {
  const length = samples.offsets.length;
  const others = off ?? { length: length - on.length };
  if (on.length === 0 || others.length === 0) return undefined;
  const shifts = shiftsOf(length);
  const best = new Float64Array(shifts.length);
  const units: UnitTold[] = [];
  const values = new Uint8Array(length);
  const auc = off === undefined ? againstRest(on, length) : againstOther(spread(on), spread(off));
  for (let place = 0; place < samples.units; place++) {
    samples.writeBins(place, 1, values);
    const at = auc(values);
    units.push({ place, auc: at(0) });
    for (let k = 0; k < shifts.length; k++) {
      const distance = Math.abs(at(shifts[k]!) - 0.5);
      if (distance > best[k]!) best[k] = distance;
    }
    if (place % atOnce === atOnce - 1) yield;
  }
  units.sort((one, other) => Math.abs(other.auc - 0.5) - Math.abs(one.auc - 0.5));
  const own = Math.abs((units[0]?.auc ?? 0.5) - 0.5);
  const reached = best.reduce((count, distance) => (distance >= own ? count + 1 : count), 1);
  const distance = best.sort()[Math.floor(0.95 * (best.length - 1))] ?? 0;
  return { units, chance: { moves: shifts.length, distance, p: reached / (shifts.length + 1) } };
}

/** Evenly over the ring; a short text has fewer. */
function shiftsOf(length: number): number[] {
  const count = Math.min(moves, length - 1);
  return Array.from({ length: count }, (_, k) => Math.round(((k + 1) * length) / (count + 1)));
}

/** The AUC of a unit's values when the selection is moved so far. */
type AucAt = (values: Uint8Array) => (shift: number) => number;

/** By cumulative sums of ranks along the text: a selection of a few pieces takes a few steps, wherever it is moved. */
function againstRest(on: readonly number[], length: number): AucAt {
  const runs = runsOf(on);
  const sums = new Float64Array(2 * length + 1);
  const count = on.length;
  return (values) => {
    const ranks = midranks(values);
    for (let at = 0; at < 2 * length; at++) sums[at + 1] = sums[at]! + ranks[values[at % length]!]!;
    return (shift) => {
      let sum = 0;
      for (const { from, to } of runs) sum += sums[to + shift]! - sums[from + shift]!;
      return (sum - (count * (count - 1)) / 2) / (count * (length - count));
    };
  };
}

function againstOther(on: readonly number[], off: readonly number[]): AucAt {
  const ons = new Int32Array(bins);
  const offs = new Int32Array(bins);
  return (values) => (shift) => {
    const { length } = values;
    ons.fill(0);
    offs.fill(0);
    for (const at of on) ons[values[(at + shift) % length]!]!++;
    for (const at of off) offs[values[(at + shift) % length]!]!++;
    let below = 0;
    let wins = 0;
    for (let bin = 0; bin < bins; bin++) {
      wins += ons[bin]! * (below + offs[bin]! / 2);
      below += offs[bin]!;
    }
    return wins / (on.length * off.length);
  };
}

/** Of each bin the rank that its values share, from 0. */
function midranks(values: Uint8Array): Float64Array {
  const counts = new Int32Array(bins);
  for (const value of values) counts[value]!++;
  let below = 0;
  return new Float64Array(counts).map((count) => {
    const rank = below + (count - 1) / 2;
    below += count;
    return rank;
  });
}

function runsOf(indices: readonly number[]): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const at of indices) {
    const last = runs.at(-1);
    if (last?.to === at) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  return runs;
}

function spread(indices: readonly number[]): readonly number[] {
  const stride = Math.max(1, Math.ceil(indices.length / mostCompared));
  return indices.filter((_, at) => at % stride === 0);
}
