/** Parts of the schemas for the page's messages. */
import * as v from 'valibot';
import type { Neuron } from '../../protocol/inspection.ts';
import { longestText } from '../../protocol/panel.ts';

export const MOST_LAYERS = 100;
/** The most neurons in the answer to one request. */
export const MOST_RANKED = 1_000;
const MOST_UNITS = 100_000;
const GREATEST = 2 ** 31 - 1;

type Keys<T> = T extends unknown ? keyof T : never;
/** `unknown`, which demands nothing, where `Other` allows all that `T` does, optional keys included; else `never`. */
type Same<T, Other> = [T, Keys<T>] extends [Other, Keys<Other>] ? unknown : never;

/** Refuses, at compile time, a schema whose output is not exactly `T`. */
export const exactly =
  <T>() =>
  <S extends v.GenericSchema<unknown, T>>(schema: S & Same<T, v.InferOutput<S>>): S =>
    schema;

export const upTo = (greatest: number): v.GenericSchema<unknown, number> =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(greatest));

/** The length is checked before the items are. */
export const list = <S extends v.GenericSchema>(
  item: S,
  longest: number,
): v.GenericSchema<unknown, readonly v.InferOutput<S>[]> =>
  v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value) && value.length <= longest),
    v.array(item),
    v.readonly(),
  );

export const count = upTo(GREATEST);
export const offset = upTo(longestText);

export const unitFields = { layer: upTo(MOST_LAYERS - 1), unit: upTo(MOST_UNITS - 1) };

export const unit = exactly<Neuron>()(v.object(unitFields));

/** [from, to) of a version of the document, at most `longest` code units long. */
export const rangeFields = { version: count, from: offset, to: offset };
export const fits = (
  { from, to }: { readonly from: number; readonly to: number },
  longest: number,
): boolean => from <= to && to - from <= longest;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
