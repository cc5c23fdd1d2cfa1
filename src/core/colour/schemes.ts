/** Named from the negative end to the positive one. */
export const SCHEMES = ['blueOrange', 'redBlue', 'blueGreen'] as const;

export type Scheme = (typeof SCHEMES)[number];
