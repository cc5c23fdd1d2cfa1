"""Studies of the network and its rivals: each `python -m lens.studies.NAME` writes training/studies/NAME.json.

Every file has `command` (what was typed) and `about` (what the numbers are); the rest are points to plot."""
