/** Named from the negative end to the positive one. */
export const SCHEMES = ['blueOrange', 'redBlue', 'blueGreen'] as const;

export type Scheme = (typeof SCHEMES)[number];

/**
 * Schemes whose ends readers can tell apart whichever kind of cones they lack, as a test measures. The first is the
 * default.
 */
export const SAFE_SCHEMES: ReadonlySet<Scheme> = new Set<Scheme>(['blueOrange', 'redBlue']);
