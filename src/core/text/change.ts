/** Replaces `removed` code units at `offset` by `inserted`. Changes of one list apply in order, each to the result of the one before. */
export interface TextChange {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}
