"""Fits what combines the LSTM with the counts of `src/core/adapt`: `python -m lens.mixture --help`."""
