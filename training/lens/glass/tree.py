"""A decision tree over what stands in the text (Breiman et al. 1984): questions one after another, of one thing each."""

import numpy as np
from scipy.sparse import csc_matrix
from sklearn.tree import DecisionTreeClassifier

from lens.glass.features import CHARACTERS, NUMBERS, Given

#: Characters that a question may be about, beside a letter and a digit; of the last ones only the nearest.
ASKED = "\t\n \"#%&'()*+,-./:;<=>?@[\\]^`{|}!"
KINDS = ("letter", "digit")
NEAREST = 8
LEAST_LEAF = 0.001  # of the characters
LEAVES = (2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
#: More can still be drawn, but nobody reads it.
MOST_READ = 32

#: One column of 0 and 1 for each: what of CHARACTERS is asked, and which character it is, or which kind.
QUESTIONS = tuple((name, sign) for name in CHARACTERS[: 1 + NEAREST] for sign in (*ASKED, *KINDS))


#: Columns of what stands in the text without what somebody made of it: the network has no more.
BARE = tuple(k for k, (name, _) in enumerate(QUESTIONS, start=len(NUMBERS)) if name != "first")


def matrix(of: Given) -> np.ndarray:
    """float32 [characters, NUMBERS and QUESTIONS]"""
    found = np.empty((len(of), len(NUMBERS) + len(QUESTIONS)), np.float32)
    found[:, : len(NUMBERS)] = of.numbers
    for k, (name, sign) in enumerate(QUESTIONS, start=len(NUMBERS)):
        found[:, k] = is_sign(of.characters[:, CHARACTERS.index(name)], sign)
    return found


def is_sign(codes: np.ndarray, sign: str) -> np.ndarray:
    if sign == "digit":
        return (codes >= ord("0")) & (codes <= ord("9"))
    if sign == "letter":
        upper = codes & 0xDF
        return (upper >= ord("A")) & (upper <= ord("Z")) | (codes == ord("_"))
    return codes == ord(sign)


def fit(of: np.ndarray, truth: np.ndarray, leaves: int) -> DecisionTreeClassifier:
    tree = DecisionTreeClassifier(max_leaf_nodes=leaves, min_samples_leaf=LEAST_LEAF, criterion="log_loss", random_state=0)
    return tree.fit(of, truth)


def shares(of: DecisionTreeClassifier, leaves: int, matrix: np.ndarray) -> np.ndarray:
    """float64 [characters]: share of yes in the node that each comes to in the tree as it was with so many leaves.

    scikit-learn splits the best node first and numbers nodes as they are made, so that the tree of n leaves is made of
    the first 2 n - 1 nodes."""
    path: csc_matrix = of.decision_path(matrix)[:, : 2 * leaves - 1].tocsr()
    last = path.indices[path.indptr[1:] - 1]
    return of.tree_.value[last, 0, 1]


def nodes(of: DecisionTreeClassifier, leaves: int) -> list[dict]:
    """Depth first: the first is the root, a node leads to later ones only. scikit-learn's right child is "yes"."""
    tree, made = of.tree_, 2 * leaves - 1
    is_split = lambda k: tree.children_left[k] >= 0 and tree.children_right[k] < made  # noqa: E731
    order, waiting = [], [0]
    while waiting:
        k = waiting.pop()
        order.append(k)
        if is_split(k):
            waiting += [tree.children_left[k], tree.children_right[k]]
    place = {k: at for at, k in enumerate(order)}
    found = []
    for k in order:
        if is_split(k):
            question = asked(int(tree.feature[k]), float(tree.threshold[k]))
            found.append(question | {"yes": place[tree.children_right[k]], "no": place[tree.children_left[k]]})
        else:
            found.append({"share": round(float(tree.value[k, 0, 1]), 4), "weight": round(float(tree.n_node_samples[k] / tree.n_node_samples[0]), 4)})
    return found


def asked(column: int, threshold: float) -> dict:
    """Numbers are whole: yes is more than this."""
    if column < len(NUMBERS):
        return {"of": NUMBERS[column], "above": int(np.floor(threshold))}
    name, sign = QUESTIONS[column - len(NUMBERS)]
    return {"of": name, "is": sign}
