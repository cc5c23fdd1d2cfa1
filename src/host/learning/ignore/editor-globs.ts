import { GlobMachine } from './glob-machine.ts';
import { OP, ProgramBuilder, SLASH } from './glob-program.ts';
import type { Program } from './glob-program.ts';
import type { Slices } from './slices.ts';

/** Code units of one glob. */
const LONGEST_GLOB = 2_000;
/** Globs of all settings. */
const MOST_GLOBS = 5_000;
/** Levels of nested braces. */
const DEEPEST = 32;
/** Steps for one glob and one path, and for all globs and one path. */
const MOST_AT_ONCE = 200_000;
const MOST_STEPS = 2_000_000;

/**
 * What settings such as `files.exclude` exclude: globs from the root, on where the value is true. One with a condition
 * (`{ "when": … }`) hides what was generated from a file beside it, and excludes nothing here. What is below an
 * excluded folder is excluded. Settings beyond the bounds above exclude everything.
 *
 * @param settings read as one: what any of them excludes is excluded
 */
export function excludedBy(
  settings: readonly unknown[],
  slices: Slices,
): (path: string) => Promise<boolean> {
  let machines: Promise<Machines> | undefined;
  return async (path) => {
    machines ??= machinesOf(settings, slices);
    return areMatching(await machines, path, slices);
  };
}

interface Machines {
  list: readonly GlobMachine[];
  excludeAll: boolean;
}

async function machinesOf(settings: readonly unknown[], slices: Slices): Promise<Machines> {
  const globs = new Set<string>();
  for (const setting of settings) {
    if (typeof setting !== 'object' || setting === null) continue;
    for (const glob in setting) {
      if ((setting as Record<string, unknown>)[glob] === true) globs.add(glob);
      if (glob.length > LONGEST_GLOB || globs.size > MOST_GLOBS) {
        return { list: [], excludeAll: true };
      }
      if (slices.isFull(20)) await slices.pause();
    }
  }
  const list: GlobMachine[] = [];
  for (const glob of globs) {
    const program = programOf(glob);
    if (program === undefined) return { list: [], excludeAll: true };
    list.push(new GlobMachine(program, false));
    if (slices.isFull(20 + 10 * glob.length)) await slices.pause();
  }
  return { list, excludeAll: false };
}

async function areMatching(machines: Machines, path: string, slices: Slices): Promise<boolean> {
  const units = unitsOf(path);
  let all = 0;
  for (const machine of machines.list) {
    // Matching would take too long: the path counts as excluded.
    if (machine.size * units.length > MOST_AT_ONCE) return true;
    if (machine.matches(units, true)) return true;
    all += machine.steps;
    if (all > MOST_STEPS) break;
    if (slices.isFull(10 + machine.steps)) await slices.pause();
  }
  if (all > MOST_STEPS) Object.assign(machines, { list: [], excludeAll: true });
  return machines.excludeAll;
}

/** Lower case: on some machines the editor's globs are case-sensitive; here they never are, and more is excluded. */
function unitsOf(text: string): Uint16Array {
  const small = text.toLowerCase();
  return Uint16Array.from({ length: small.length }, (_, at) => small.charCodeAt(at));
}

/** Reads a glob as the editor does (`vs/base/common/glob.ts`); undefined where braces are nested too deeply. */
function programOf(glob: string): Program | undefined {
  const once = glob.replace(/(?<=^|[/{,])(?:\*\*\/)+(?=\*\*(?:$|[/,}]))/g, '');
  const units = unitsOf(once.replace(/^\//, '').replace(/\/$/, ''));
  const program = new ProgramBuilder();
  return new GlobReader(units, program).read() ? program.build() : undefined;
}

const [STAR, QUESTION, COMMA] = [0x2a, 0x3f, 0x2c];
const [OPEN, CLOSE] = [0x7b, 0x7d];
const [BRACKET, BRACKET_END] = [0x5b, 0x5d];
const ENDS: ReadonlySet<number | undefined> = new Set([undefined, COMMA, CLOSE]);

class GlobReader {
  readonly #units: Uint16Array;
  readonly #program: ProgramBuilder;
  /** Places of the opening braces that are closed. */
  readonly #closed: ReadonlySet<number>;
  #at = 0;

  constructor(units: Uint16Array, program: ProgramBuilder) {
    this.#units = units;
    this.#program = program;
    this.#closed = closedBraces(units);
  }

  /** Whether it could be read. */
  read(): boolean {
    return this.#sequence(0);
  }

  /** To the end, or within braces to the next choice. */
  #sequence(depth: number): boolean {
    const start = this.#at;
    for (;;) {
      const unit = this.#units[this.#at];
      if (unit === undefined || (depth > 0 && (unit === COMMA || unit === CLOSE))) return true;
      if (unit === STAR) this.#asterisks(start, depth);
      else if (unit === OPEN && this.#closed.has(this.#at)) {
        if (depth === DEEPEST || !this.#choices(depth + 1)) return false;
      } else if (unit === BRACKET) this.#bracket();
      else {
        if (unit === QUESTION) this.#program.add(OP.any);
        else if (this.#isBeforeLastFolders(depth)) this.#folderOrBelow();
        else this.#program.add(OP.unit, unit);
        this.#at += 1;
      }
    }
  }

  #asterisks(start: number, depth: number): void {
    const from = this.#at;
    while (this.#units[this.#at] === STAR) this.#at += 1;
    const next = this.#units[this.#at];
    const isWhole = from === start || this.#units[from - 1] === SLASH;
    if (this.#at - from !== 2 || !isWhole) this.#program.add(OP.star);
    else if (next === SLASH) {
      this.#program.folders();
      this.#at += 1;
    } else this.#program.add(this.#isEnd(next, depth) ? OP.globstar : OP.star);
  }

  /** A slash, two asterisks, and the end. */
  #isBeforeLastFolders(depth: number): boolean {
    const [unit, first, second, end] = this.#units.subarray(this.#at, this.#at + 4);
    return unit === SLASH && first === STAR && second === STAR && this.#isEnd(end, depth);
  }

  /** `a/**` also matches `a` itself. */
  #folderOrBelow(): void {
    const fork = this.#program.add(OP.fork);
    this.#program.add(OP.unit, SLASH);
    this.#program.add(OP.globstar);
    this.#program.leadHere(fork);
    this.#at += 2;
  }

  #isEnd(unit: number | undefined, depth: number): boolean {
    return depth === 0 ? unit === undefined : ENDS.has(unit);
  }

  #choices(depth: number): boolean {
    const ends: number[] = [];
    do {
      this.#at += 1;
      const fork = this.#program.add(OP.fork);
      if (!this.#sequence(depth)) return false;
      ends.push(this.#program.add(OP.jump));
      this.#program.leadHere(fork);
    } while (this.#units[this.#at] === COMMA);
    this.#program.add(OP.dead);
    for (const end of ends) this.#program.leadHere(end);
    this.#at += 1;
    return true;
  }

  #bracket(): void {
    const end = this.#units.indexOf(BRACKET_END, this.#at + 2);
    if (end < 0) {
      this.#program.add(OP.unit, BRACKET);
      this.#at += 1;
      return;
    }
    const first = this.#units[this.#at + 1]!;
    const negated = first === 0x21 || first === 0x5e;
    const inside = this.#units.subarray(this.#at + (negated ? 2 : 1), end);
    const ranges: [number, number][] = [];
    for (let i = 0; i < inside.length; i++) {
      const isRange = inside[i + 1] === 0x2d && i + 2 < inside.length;
      ranges.push([inside[i]!, inside[isRange ? i + 2 : i]!]);
      if (isRange) i += 2;
    }
    this.#program.set({ ranges, negated });
    this.#at = end + 1;
  }
}

/** Opening braces that have a closing one. */
function closedBraces(units: Uint16Array): ReadonlySet<number> {
  const open: number[] = [];
  const closed = new Set<number>();
  for (const [at, unit] of units.entries()) {
    if (unit === OPEN) open.push(at);
    if (unit === CLOSE && open.length > 0) closed.add(open.pop()!);
  }
  return closed;
}
