/** Which model is shipped: the one that models/shipped.json names. */
import path from 'node:path';

import shipped from '../models/shipped.json';
import { repository } from './editor/paths.ts';

/** Its name: a folder of models/. */
export const shippedModel: string = shipped.model;

/** Its folder in the repository, absolute. */
export const shippedModelFolder = path.join(repository, 'models', shippedModel);
