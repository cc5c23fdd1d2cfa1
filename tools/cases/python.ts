import type { Case } from './case.ts';

const inventory = `import os
from pathlib import Path

class Inventory:
    def __init__(self, name, items=None):
        self.name = name
        self.items = items or []
        self.discount = 0

    def total(self):
        return sum(item.price for item in self.items)

    def report(self, prefix, width):
`;

export const python: readonly Case[] = [
  {
    name: 'a local assigned one line above',
    file: 'read.py',
    text: `def read(path):
    lines = []
    with open(path) as handle:
        for raw in handle:
            line = raw.rstrip()
            lines.append(lin‸`,
    want: ['e)'],
  },
  {
    name: 'a parameter, one letter typed',
    file: 'strip.py',
    text: `def strip_prefix(text, prefix):
    if text.startswith(p‸`,
    want: ['refix)'],
  },
  {
    name: 'a method after self',
    file: 'inventory.py',
    text: `${inventory}        return "%s: %d" % (self.name, self.t‸`,
    want: ['otal'],
  },
  {
    name: 'an attribute after self',
    file: 'inventory.py',
    text: `${inventory}        print(prefix, self.na‸`,
    want: ['me)'],
  },
  {
    name: 'an attribute used once',
    file: 'inventory.py',
    text: `${inventory}        rate = 1 - self.dis‸`,
    want: ['count'],
  },
  {
    name: 'a parameter two lines down',
    file: 'inventory.py',
    text: `${inventory}        text = self.name
        return text.ljust(wi‸`,
    want: ['dth)'],
  },
  {
    name: 'a returned local five lines up',
    file: 'count.py',
    text: `def histogram(words):
    counts = {}
    for word in words:
        key = word.lower()
        if key not in counts:
            counts[key] = 0
        counts[key] += 1
    return cou‸`,
    want: ['nts'],
  },
  {
    name: 'a loop variable',
    file: 'count.py',
    text: `def shout(words):
    for word in words:
        print(wor‸`,
    want: ['d)'],
  },
  {
    name: 'an imported class',
    file: 'paths.py',
    text: `from pathlib import Path

def home():
    return Pa‸`,
    want: ['th'],
  },
  {
    name: 'a function defined above',
    file: 'area.py',
    text: `def parse_header(raw):
    return raw.split(":")

def parse_all(lines):
    return [parse_h‸`,
    want: ['eader'],
  },
  {
    name: 'a class defined above',
    file: 'shapes.py',
    text: `class BoundingBox:
    pass

def union(first, second):
    box = Bou‸`,
    want: ['ndingBox'],
  },
  {
    name: 'a constant in capitals',
    file: 'retry.py',
    text: `MAX_ATTEMPTS = 5

def retry(action):
    for attempt in range(MAX‸`,
    want: ['_ATTEMPTS'],
  },
  {
    name: 'the second of two alike parameters',
    file: 'mix.py',
    text: `def blend(source, target, ratio):
    mixed = source * ratio
    return mixed + tar‸`,
    want: ['get'],
  },
  {
    name: 'an exception caught above',
    file: 'load.py',
    text: `def load(path):
    try:
        return open(path).read()
    except OSError as error:
        raise RuntimeError(path) from err‸`,
    want: ['or'],
  },
  {
    name: 'a decorator imported above',
    file: 'point.py',
    text: `from dataclasses import dataclass

@data‸`,
    want: ['class'],
  },
  {
    name: 'no bare return after a signature that has a result',
    file: 'area.py',
    text: `def area(width: int, height: int) -> int:
    ret‸`,
    want: ['urn'],
  },
  {
    name: 'nothing that dangles after a condition begun',
    file: 'area.py',
    text: `def check(value, limit):
    if value > lim‸`,
    want: ['it'],
  },
  {
    name: 'the end of a call with two arguments',
    file: 'join.py',
    text: `import os

def config(folder, name):
    return os.path.join(folder, na‸`,
    want: ['me)'],
  },
  {
    name: 'the name that the pop-up has selected',
    file: 'count.py',
    text: `def tally(records, threshold):
    kept = []
    for record in records:
        if record > th‸`,
    want: ['reshold:'],
    popup: 'threshold',
  },
  {
    name: 'a name of another file',
    file: 'main.py',
    text: `from geometry import rotate_polygon

def spin(shape):
    return rot‸`,
    want: ['ate_polygon'],
    beside: {
      'geometry.py': `def rotate_polygon(points, angle):
    return [turn(point, angle) for point in points]
`,
    },
  },
  {
    name: 'nothing at the name of a new function',
    file: 'fresh.py',
    text: `def ‸`,
    want: 'nothing',
  },
  {
    name: 'a call like the one above, closed or not at all',
    file: 'main.py',
    text: `import argparse

def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--depth", type=int, default=1, help="how deep to look")
    par‸`,
    want: 'whole',
  },
  {
    name: 'a condition like the one above, whole or not at all',
    file: 'value.py',
    text: `def text_of(value, other):
    if isinstance(value, (str, bytes)):
        return value
    if isinst‸`,
    want: 'whole',
  },
  {
    name: 'a string begun, closed or not at all',
    file: 'size.py',
    text: `def as_dict(box):
    return {"width": box.width, "height": box.height}

def as_text(box):
    return "%s" % {"wid‸`,
    want: 'whole',
  },
];
