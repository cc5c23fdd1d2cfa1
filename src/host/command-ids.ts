/** The commands of package.json. */
export const COMMANDS = {
  colourEditor: 'neuronLens.colourEditor',
  getStarted: 'neuronLens.getStarted',
  openInspector: 'neuronLens.openInspector',
  openSample: 'neuronLens.openSample',
  openSettings: 'neuronLens.openSettings',
  restartEngine: 'neuronLens.restartEngine',
  showLog: 'neuronLens.showLog',
  showMenu: 'neuronLens.showMenu',
  showPrivacy: 'neuronLens.showPrivacy',
  showNeuron: 'neuronLens.showNeuron',
  toggleCompletion: 'neuronLens.toggleCompletion',
  toggleCompletionForLanguage: 'neuronLens.toggleCompletionForLanguage',
  whyCompletion: 'neuronLens.whyCompletion',
} as const;
