/** Named from the negative end to the positive one. */
export const SCHEMES = ['blueOrange', 'redBlue', 'blueGreen'] as const;

export type Scheme = (typeof SCHEMES)[number];

/** Those whose ends anybody can tell apart, whatever cones they lack: measured by a test. The first is the default. */
export const SAFE_SCHEMES: ReadonlySet<Scheme> = new Set<Scheme>(['blueOrange', 'redBlue']);
