#!/usr/bin/env bash
# Makes .venv and installs Provenote into it, with versions from constraints.txt.
# Says in one sentence what to do when the machine lacks something.
set -u
cd "$(dirname "$0")" || exit 1

fail() { echo "Provenote: $1" >&2; exit 1; }

suitable() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
  for name in python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && suitable "$name"; then echo "$name"; return; fi
  done
}

as_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

python=$(find_python)
if [ -z "$python" ] && as_root_on_debian; then
  apt-get update -qq && apt-get install -y -qq python3 python3-venv >/dev/null && python=$(find_python)
fi
[ -n "$python" ] || fail "needs Python 3.11, 3.12 or 3.13. Install one (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python@3.13) and run make again."

free=$(df -Pk . | awk 'NR==2 {print $4}')
[ "${free:-0}" -ge 5000000 ] || [ -x .venv/bin/provenote ] || fail "needs 5 GB of free disk here; there are $((free / 1000)) MB. Free some space and run make again."

if ! [ -x .venv/bin/python ] || ! suitable .venv/bin/python; then
  rm -rf .venv
  if ! "$python" -m venv .venv >/dev/null 2>&1; then
    rm -rf .venv
    as_root_on_debian && apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    "$python" -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; fail "cannot make an environment with $python. On Debian or Ubuntu: sudo apt install python3-venv, then run make again."; }
  fi
fi

echo "Installing the libraries (2.6 GB, a few minutes the first time) …" >&2
log=$(mktemp)
if ! .venv/bin/python -m pip install --disable-pip-version-check --quiet -c constraints.txt -e '.[dev]' >"$log" 2>&1; then
  if grep -qiE 'no space left' "$log"; then fail "the disk is full. Free 5 GB and run make again."; fi
  if grep -qiE 'connection|resolve|timed out|network|proxy' "$log"; then fail "the package index cannot be reached. Check the network and run make again; what was downloaded is kept."; fi
  grep -iE 'error' "$log" | tail -n 3 >&2
  fail "the libraries could not be installed; pip's last words are above."
fi
rm -f "$log"
touch .venv/.installed
