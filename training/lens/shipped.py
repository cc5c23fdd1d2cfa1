"""Which model is shipped: the one that models/shipped.json names."""

import json
from pathlib import Path

NAME: str = json.loads((Path(__file__).parents[2] / "models" / "shipped.json").read_text(encoding="utf-8"))["model"]
FOLDER = Path("../models") / NAME
"""Its folder, from training/, where the commands run."""
