/** The factor by which pictures are enlarged where the reader wants large type. */
export function zoomOf({ large }: { readonly large: boolean }): number {
  return large ? 1.5 : 1;
}
