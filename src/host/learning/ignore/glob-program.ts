/** Instructions of a `GlobMachine`, each with one operand. */
export const OP = {
  /** Takes the unit that is the operand. */
  unit: 0,
  /** Takes any unit but a slash. */
  any: 1,
  /** Takes what is in the set with the operand's number. */
  set: 2,
  /** Takes any number of units but slashes. */
  star: 3,
  /** Takes any number of units. */
  globstar: 4,
  /** Takes nothing, ever. */
  dead: 5,
  /** Goes on at the operand. */
  jump: 6,
  /** Goes on behind itself and at the operand. */
  fork: 7,
  /** The whole pattern has matched. */
  end: 8,
} as const;

export const SLASH = 0x2f;

/** Units in one of the ranges, both ends included; or in none, if `negated`. A slash is never in a set. */
export interface UnitSet {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly negated: boolean;
}

export interface Program {
  /** Instructions and operands in turn. */
  readonly code: Int32Array;
  readonly sets: readonly UnitSet[];
}

/** Builds a program, one instruction after the other. */
export class ProgramBuilder {
  readonly #code: number[] = [];
  readonly #sets: UnitSet[] = [];

  /** Index of the next instruction. */
  get here(): number {
    return this.#code.length / 2;
  }

  /** @returns its index */
  add(op: number, operand = 0): number {
    this.#code.push(op, operand);
    return this.here - 1;
  }

  set(set: UnitSet): void {
    this.add(OP.set, this.#sets.push(set) - 1);
  }

  /** Lets an instruction that was added lead to the next one to be added. */
  leadHere(at: number): void {
    this.#code[2 * at + 1] = this.here;
  }

  /** Any number of folders, or none: what two asterisks and a slash mean in a pattern. */
  folders(): void {
    const fork = this.add(OP.fork);
    this.add(OP.globstar);
    this.add(OP.unit, SLASH);
    this.leadHere(fork);
  }

  build(): Program {
    this.add(OP.end);
    return { code: Int32Array.from(this.#code), sets: this.#sets };
  }
}
