#!/usr/bin/env bash
# minify-go 2.24.24 (PyPI; tdewolff's minifier for Python) moves a destructuring above the
# declarations before it when what it takes apart stands in parentheses, as every type cast of JSDoc
# does. What it takes apart is then read before it has a value: valid code throws a ReferenceError.
#
# Seen: of "const a = g(); const { c, d } = (a.x);" the second declaration comes first; without the
# parentheses the order stays. Fails when that changes. Needs Python 3.11 or newer with pip and venv.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet minify-go==2.24.24

env/bin/python - <<'PY'
import sys

import minify


def order(script: str) -> str:
    short = str(minify.string("application/javascript", script))
    print(f"{script}\n  becomes {short}")
    return "kept" if short.index("g()") < short.index(".x") else "turned round"


plain = order("function f() { const a = g(); const { c, d } = a.x; return [a, c, d] }")
bracketed = order("function f() { const a = g(); const { c, d } = (a.x); return [a, c, d] }")
print(f"without parentheses: {plain}; with parentheses: {bracketed}")
sys.exit((plain, bracketed) != ("kept", "turned round") and "changed")
PY
