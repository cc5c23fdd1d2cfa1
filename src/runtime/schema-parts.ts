/** What the shapes of several files of a model have in common. */
import * as v from 'valibot';
import { parseNeuron } from '../core/inspect/cell.ts';
import { languageTags } from '../core/text/language.ts';

/** Undefined where the file says null or nothing. */
export const maybe = <S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
): v.GenericSchema<unknown, v.InferOutput<S> | undefined> =>
  v.pipe(
    v.nullish(schema, null),
    v.transform((value): v.InferOutput<S> | undefined => value ?? undefined),
  );

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const language = v.picklist(languageTags);

/** By its name, `L1.265`. */
export const neuron = v.pipe(
  v.string(),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const parsed = parseNeuron(value);
    if (parsed !== undefined) return parsed;
    addIssue({ message: `no neuron: ${value}` });
    return NEVER;
  }),
);
