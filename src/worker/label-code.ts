/** Defined by the build. */
declare const NEURON_LENS_LABEL_CODE: string | undefined;

/** sha256 of the program that computes the labels; undefined where it was not built. */
export const labelCode =
  typeof NEURON_LENS_LABEL_CODE === 'undefined' ? undefined : NEURON_LENS_LABEL_CODE;
