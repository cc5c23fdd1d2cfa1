"""Directions: for each label a weighted sum of all units, a virtual neuron, beside what a single unit tells."""

from lens.catalogue.directions.report import directions as directions
