/** Describes what only Linux can do; elsewhere the tests are counted as pending. */
export const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;
