"""Certificates: what each neuron tracks, and how well that is known. docs/neurons.md has the method."""
