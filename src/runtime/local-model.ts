import { folderFiles } from './folder-files.ts';
import { FolderModel } from './folder-model.ts';
import { onnxRuntime } from './onnx-network.ts';
import { importRuntime } from './onnx-runtime.ts';

/**
 * Loads a model's folder on this machine, with onnxruntime where it runs.
 *
 * @param folder its path
 * @param labelCode sha256 of the program that computes the labels, where it is known
 * @param importOrt what loads onnxruntime, or fails as that does
 * @throws EngineError as `FolderModel.load` does
 */
export function loadLocalModel(
  folder: string,
  labelCode?: string,
  importOrt = importRuntime,
): Promise<FolderModel> {
  return FolderModel.load(folderFiles(folder), labelCode, async () =>
    onnxRuntime(await importOrt()),
  );
}
