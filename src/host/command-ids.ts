/** The commands of package.json. */
export const COMMANDS = {
  colourEditor: 'neuronLens.colourEditor',
  getStarted: 'neuronLens.getStarted',
  heal: 'neuronLens.heal',
  openInspector: 'neuronLens.openInspector',
  pauseCompletion: 'neuronLens.pauseCompletion',
  openSample: 'neuronLens.openSample',
  openSettings: 'neuronLens.openSettings',
  restartEngine: 'neuronLens.restartEngine',
  showLog: 'neuronLens.showLog',
  showMenu: 'neuronLens.showMenu',
  showPrivacy: 'neuronLens.showPrivacy',
  showNeuron: 'neuronLens.showNeuron',
  showStatistics: 'neuronLens.showStatistics',
  toggleCompletion: 'neuronLens.toggleCompletion',
  toggleCompletionForLanguage: 'neuronLens.toggleCompletionForLanguage',
  whyCompletion: 'neuronLens.whyCompletion',
} as const;
