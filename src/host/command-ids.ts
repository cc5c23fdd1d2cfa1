/** The commands of package.json. */
export const COMMANDS = {
  colourEditor: 'neuronLens.colourEditor',
  openInspector: 'neuronLens.openInspector',
  pauseCompletion: 'neuronLens.pauseCompletion',
  restartEngine: 'neuronLens.restartEngine',
  showLog: 'neuronLens.showLog',
  showMenu: 'neuronLens.showMenu',
  showNeuron: 'neuronLens.showNeuron',
  showStatistics: 'neuronLens.showStatistics',
  toggleCompletion: 'neuronLens.toggleCompletion',
  toggleCompletionForLanguage: 'neuronLens.toggleCompletionForLanguage',
  whyCompletion: 'neuronLens.whyCompletion',
} as const;
