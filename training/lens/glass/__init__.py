"""Glass boxes: a decision tree and a Naive Bayes that answer what a neuron is said to know, and can be read."""
