import { OP, SLASH } from './glob-program.ts';
import type { Program, UnitSet } from './glob-program.ts';

/** States that a machine is in: at most one for each instruction. */
class States {
  readonly list: Int32Array;
  readonly #seenIn: Int32Array;
  /** Targets of forks that were not followed yet. */
  readonly #forks: Int32Array;
  #round = 0;
  length = 0;
  ended = false;

  constructor(size: number) {
    this.list = new Int32Array(size);
    this.#seenIn = new Int32Array(size);
    this.#forks = new Int32Array(size);
  }

  clear(): void {
    this.length = 0;
    this.ended = false;
    this.#round += 1;
  }

  /** Adds a state, and those that it leads to without taking a unit; returns the steps. */
  enter(code: Int32Array, first: number): number {
    const seenIn = this.#seenIn;
    let steps = 0;
    let forks = 0;
    let at = first;
    for (;;) {
      steps += 1;
      if (seenIn[at] !== this.#round) {
        seenIn[at] = this.#round;
        const op = code[2 * at]!;
        if (op === OP.jump) {
          at = code[2 * at + 1]!;
          continue;
        }
        if (op === OP.end) this.ended = true;
        else if (op === OP.fork) this.#forks[forks++] = code[2 * at + 1]!;
        else if (op !== OP.dead) this.list[this.length++] = at;
        if (op === OP.fork || op === OP.star || op === OP.globstar) {
          at += 1;
          continue;
        }
      }
      if (forks === 0) return steps;
      at = this.#forks[--forks]!;
    }
  }
}

/** Memory that all machines share, since no match is interrupted. */
let shared = [new States(64), new States(64)] as const;

/**
 * Matches a path against a program in all ways at the same time (Thompson, 1968), without backtracking: the steps grow
 * at most as the instructions times the units of the path. Libraries that turn patterns into regular expressions
 * (`ignore`, `minimatch`, `picomatch`) can take for ever on a few asterisks.
 */
export class GlobMachine {
  readonly #program: Program;
  /** Whether ASCII letters match in either case. */
  readonly #folds: boolean;
  /** Steps of the last `matches`. */
  steps = 0;

  constructor(program: Program, folds: boolean) {
    this.#program = program;
    this.#folds = folds;
  }

  /** Instructions: a match takes a few times as many steps for each unit, at most. */
  get size(): number {
    return this.#program.code.length / 2;
  }

  /** @param orFolder whether it is enough that a folder on the way is matched */
  matches(path: ArrayLike<number>, orFolder = false): boolean {
    if (shared[0].list.length < this.size) shared = [new States(this.size), new States(this.size)];
    let [now, next] = shared;
    now.clear();
    this.steps = now.enter(this.#program.code, 0);
    for (let i = 0; i < path.length; i++) {
      const unit = path[i]!;
      if (orFolder && unit === SLASH && now.ended) return true;
      next.clear();
      this.#take(now, unit, next);
      [now, next] = [next, now];
      if (now.length > 0) continue;
      // No state is left that could take another unit.
      return now.ended && (i === path.length - 1 || (orFolder && path[i + 1] === SLASH));
    }
    return now.ended;
  }

  #take(now: States, unit: number, next: States): void {
    const { code, sets } = this.#program;
    const folds = this.#folds;
    let steps = now.length;
    for (let i = 0; i < now.length; i++) {
      const at = now.list[i]!;
      const operand = code[2 * at + 1]!;
      switch (code[2 * at]!) {
        case OP.unit:
          if (operand === unit || (folds && operand === otherCase(unit))) {
            steps += next.enter(code, at + 1);
          }
          break;
        case OP.any:
          if (unit !== SLASH) steps += next.enter(code, at + 1);
          break;
        case OP.set:
          steps += sets[operand]!.ranges.length;
          if (unit !== SLASH && isIn(sets[operand]!, unit, folds)) {
            steps += next.enter(code, at + 1);
          }
          break;
        case OP.star:
          if (unit !== SLASH) steps += next.enter(code, at);
          break;
        case OP.globstar:
          steps += next.enter(code, at);
          break;
      }
    }
    this.steps += steps;
  }
}

function isIn({ negated, ranges }: UnitSet, unit: number, folds: boolean): boolean {
  if (has(ranges, unit) !== negated) return true;
  // In doubt it matches: git converts the path to lower case, but not what is in the brackets.
  const other = folds ? otherCase(unit) : unit;
  if (other === unit) return false;
  return negated ? isCapital(unit) && !has(ranges, other) : has(ranges, other);
}

function has(ranges: UnitSet['ranges'], unit: number): boolean {
  for (const [from, to] of ranges) if (from <= unit && unit <= to) return true;
  return false;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** An ASCII letter in the other case; anything else as it is. */
function otherCase(unit: number): number {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a ? unit ^ 0x20 : unit;
}
