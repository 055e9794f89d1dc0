"""``build.py test --quick``: what there is to find without a browser."""

from __future__ import annotations

import subprocess
import sys

from tests.root import ROOT


def test_the_quick_tests_open_no_browser() -> None:
    files = ["tests/browser/embed", "tests/rules/test_starter.py", "tests/site/test_preview.py"]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--quick", *files]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    chosen = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    # Of the pages on embedding one test only reads the text.
    assert chosen == {"tests/browser/embed/test_embedding_page.py", "tests/rules/test_starter.py"}
