import { EngineError } from '../../../src/protocol/error.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';

/** As Node says it, and where it looked. */
const notFound = "Cannot find module 'onnxruntime-node'\nRequire stack:\n- engine.js";

/** A model's folder where onnxruntime has no binary, as `FolderModel.load` sees it. */
export function loadWithoutOnnxruntime(folder: string, labelCode?: string): Promise<FolderModel> {
  const missing = new EngineError('runtimeMissing', notFound);
  return loadLocalModel(folder, labelCode, () => Promise.reject(missing));
}
