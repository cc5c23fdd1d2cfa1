"""Values of a kind, field by field: like numbers stand together, so that a zip finds more in common."""

LONGEST = 12  # items of lists that are taken apart by place

Column = list | dict


def columns(values: list) -> Column:
    """The values as they are where they are no objects and no lists, or not all of one kind; else one of

    {"kinds": [[name, ...], ...], "kind": [which of these, by value], "fields": {name: column of those that have it}}
    {"places": [column, ...]} of lists of one length
    {"lengths": [length, by value], "items": column}
    """
    if values and all(isinstance(value, dict) for value in values):
        return objects(values)
    if not values or not all(isinstance(value, list) for value in values):
        return values
    lengths = [len(value) for value in values]
    if len(set(lengths)) == 1 and 0 < lengths[0] <= LONGEST:
        return {"places": [columns(list(place)) for place in zip(*values)]}
    return {"lengths": lengths, "items": columns([item for value in values for item in value])}


def objects(values: list[dict]) -> Column:
    kinds = list(dict.fromkeys(tuple(value) for value in values))
    names = dict.fromkeys(name for kind in kinds for name in kind)
    return {
        "kinds": kinds,
        "kind": [kinds.index(tuple(value)) for value in values],
        "fields": {name: columns([value[name] for value in values if name in value]) for name in names},
    }


def values(column: Column) -> list:
    """What `columns` made it from, out of JSON."""
    if isinstance(column, list):
        return column
    if "places" in column:
        return [list(items) for items in zip(*map(values, column["places"]), strict=True)]
    if "lengths" in column:
        items = iter(values(column["items"]))
        return [[next(items) for _ in range(length)] for length in column["lengths"]]
    fields = {name: iter(values(field)) for name, field in column["fields"].items()}
    return [{name: next(fields[name]) for name in column["kinds"][kind]} for kind in column["kind"]]
