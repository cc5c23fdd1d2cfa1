/** The commands of package.json. */
export const COMMANDS = {
  restartEngine: 'neuronLens.restartEngine',
  showLog: 'neuronLens.showLog',
  showMenu: 'neuronLens.showMenu',
  toggleCompletion: 'neuronLens.toggleCompletion',
  toggleCompletionForLanguage: 'neuronLens.toggleCompletionForLanguage',
} as const;
