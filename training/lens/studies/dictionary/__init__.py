"""Whether directions that are found, a sparse dictionary of h, are worth more certificates than single neurons are."""
