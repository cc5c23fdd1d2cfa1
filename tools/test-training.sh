#!/usr/bin/env bash
# `npm run test:training`: the tests of training/.
set -euo pipefail
exec bash "$(dirname "$0")/training-python.sh" -m pytest -q tests "$@"
