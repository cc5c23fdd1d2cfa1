#!/usr/bin/env bash
# `npm run test:training`: the tests of training/.
set -euo pipefail
if [ "${1:-}" = --help ]; then
  echo 'Usage: npm run test:training [-- OPTIONS OF PYTEST]
  Runs training/tests in training/.venv, which it makes; -k NAME runs some of them.
  --help  this text'
  exit
fi
exec bash "$(dirname "$0")/training-python.sh" -m pytest -q tests "$@"
