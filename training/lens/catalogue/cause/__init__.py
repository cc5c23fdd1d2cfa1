"""Cause: what the prediction loses without a unit, and how it follows a value that a unit is held at."""

from lens.catalogue.cause.report import cause as cause
