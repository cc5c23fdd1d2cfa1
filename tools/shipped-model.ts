/** Which model is shipped: the one that models/shipped.json names. */
import path from 'node:path';

import shipped from '../models/shipped.json';
import { repository } from './editor/paths.ts';

/** The model's name: a folder of models/. */
export const shippedModel: string = shipped.model;

/** The model's folder, as an absolute path. */
export const shippedModelFolder = path.join(repository, 'models', shippedModel);
