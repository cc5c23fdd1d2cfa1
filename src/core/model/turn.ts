/** The right to use the model for a while, held by one task at a time. */
export interface Turn {
  /**
   * Asked between two runs: lets messages in, then says whether to go on. False means that the answer is no longer
   * wanted; what was computed so far stays valid.
   */
  proceed(): Promise<boolean>;
}

/** A turn that never ends, where nothing else uses the model. */
export const endless: Turn = { proceed: () => Promise.resolve(true) };
