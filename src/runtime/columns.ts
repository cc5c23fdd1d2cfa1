/**
 * Values of a kind, field by field, as `training/lens/catalogue/columns.py` writes them: like numbers stand together,
 * so that a zip finds more in common.
 */
import * as v from 'valibot';

// Whole arrays are looked at at once: an item at a time, a catalogue took three times as long.
const asTheyAre = v.custom<unknown[]>(Array.isArray);
const counts = v.custom<number[]>(
  (input) => Array.isArray(input) && input.every((one) => Number.isInteger(one) && one >= 0),
);

/** The values of a column. Where a column is too short, they lack what it should have: whoever uses them looks. */
export const columnValues: v.GenericSchema<unknown, unknown[]> = v.lazy((input) => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return asTheyAre;
  if ('places' in input) return places;
  return 'lengths' in input ? lists : objects;
});

/** Lists of one length. */
const places = v.pipe(
  v.object({ places: v.pipe(v.array(columnValues), v.minLength(1)) }),
  v.transform(({ places: [first = [], ...rest] }) =>
    first.map((value, at) => [value, ...rest.map((place) => place[at])]),
  ),
);

const lists = v.pipe(
  v.object({ lengths: counts, items: columnValues }),
  v.transform(({ lengths, items }) => {
    let end = 0;
    return lengths.map((length) => items.slice(end, (end += length)));
  }),
);

/** Objects, each of one of some kinds, which are lists of names. */
const objects = v.pipe(
  v.object({
    kinds: v.array(v.array(v.string())),
    kind: counts,
    fields: v.record(v.string(), columnValues),
  }),
  v.transform(({ kinds, kind, fields }) => {
    const read = new Map(Object.entries(fields).map(([name, values]) => [name, { values, at: 0 }]));
    const parts = kinds.map((names) => names.map((name) => [name, read.get(name)] as const));
    return kind.map((of) => {
      const made: Record<string, unknown> = {};
      for (const [name, from] of parts[of] ?? []) made[name] = from?.values[from.at++];
      return made;
    });
  }),
);
