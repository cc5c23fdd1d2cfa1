"""A small decision tree over the labels that predicts a unit: what it says in words, and how much that explains."""

from dataclasses import dataclass

import numpy as np
from sklearn.tree import DecisionTreeRegressor

from lens.catalogue.texts import NAMES

LEAVES = 8
FITTED = 12_000  # characters, of half of the packages
LEAST_LEAF = 0.005  # of them
LEAST_GAIN = 0.005  # of the variance: what a split must explain


@dataclass(frozen=True)
class Halves:
    """Which characters trees are fitted on, and which they are judged on: of other packages."""

    fit: np.ndarray  # int64
    judge: np.ndarray  # int64
    labels: np.ndarray  # float32 [n, 13]


def halves(labels: np.ndarray, package: np.ndarray, language: np.ndarray, seed: int = 0) -> Halves:
    """labels [13, n], package and language [n]. Every other package of each language is fitted on, the rest judged."""
    draw = np.random.default_rng(seed)
    fitted = [p for tag in np.unique(language) for p in draw.permutation(np.unique(package[language == tag]))[::2]]
    inside = np.isin(package, fitted)
    fit, judge = np.flatnonzero(inside), np.flatnonzero(~inside)
    fit = np.sort(draw.choice(fit, min(FITTED, len(fit)), replace=False))
    return Halves(fit, judge, np.ascontiguousarray(labels.T, np.float32))


def tree(values: np.ndarray, of: Halves) -> dict | None:
    """values [n]. Nodes as in neurons.json: the first is the root, a node leads to later ones only. None where there is
    no other half to judge on."""
    if not len(of.fit) or not len(of.judge):
        return None
    seen = values[of.fit].astype(np.float64)
    gain = LEAST_GAIN * seen.var()
    fitted = DecisionTreeRegressor(max_leaf_nodes=LEAVES, min_samples_leaf=LEAST_LEAF, min_impurity_decrease=gain, random_state=0)
    fitted.fit(of.labels[of.fit], seen)
    judged = values[of.judge].astype(np.float64)
    error = ((judged - fitted.predict(of.labels[of.judge])) ** 2).sum()
    spread = ((judged - judged.mean()) ** 2).sum()
    return {"r2": 1 - error / spread if spread > 0 else 0.0, "nodes": nodes(fitted.tree_)}


def nodes(of) -> list[dict]:
    """Depth first. scikit-learn's left child has feature <= threshold: here that is "no"."""
    order: list[int] = []
    waiting = [0]
    while waiting:
        k = waiting.pop()
        order.append(k)
        if of.children_left[k] >= 0:
            waiting += [of.children_left[k], of.children_right[k]]
    place = {k: at for at, k in enumerate(order)}
    return [
        {"label": NAMES[of.feature[k]], "threshold": float(of.threshold[k]),
         "yes": place[of.children_right[k]], "no": place[of.children_left[k]]}
        if of.children_left[k] >= 0
        else {"value": float(of.value[k].ravel()[0]), "share": float(of.n_node_samples[k] / of.n_node_samples[0])}
        for k in order
    ]  # fmt: skip
