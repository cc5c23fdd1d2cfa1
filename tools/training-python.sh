#!/usr/bin/env bash
# `bash tools/training-python.sh ARGUMENTS`: Python in training/, in an environment that this makes itself.
# LENS_PYTHON names another one that has what training/requirements.txt asks for.
set -euo pipefail
cd "$(dirname "$0")/../training"

fail() {
  echo "$1" >&2
  exit 1
}

if [ -n "${LENS_PYTHON:-}" ]; then
  command -v "$LENS_PYTHON" >/dev/null || fail "LENS_PYTHON names no program: $LENS_PYTHON"
  exec "$LENS_PYTHON" "$@"
fi

python=
for candidate in python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || fail 'training/ needs Python 3.11 or later: install it and run this again.'

# Made again when what is asked for changes; the mark is written last.
wanted=$(cat requirements.txt <("$python" --version) | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/requirements.sha256 2>/dev/null || true)" != "$wanted" ]; then
  rm -rf .venv
  "$python" -m venv .venv ||
    fail 'Python could not make a virtual environment: install its venv module (Debian: python3-venv).'
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt ||
    fail 'The packages of training/requirements.txt could not be installed: see what pip says above.'
  echo "$wanted" >.venv/requirements.sha256
fi

exec .venv/bin/python "$@"
