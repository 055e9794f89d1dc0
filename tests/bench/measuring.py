"""What the benchmarks share: a process timed from outside, with its peak memory."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stagemark.rules.starter import TEMPLATE
from tests.root import ROOT

BUILD = (sys.executable, str(ROOT / "build.py"))

# A process of its own, since the system counts to a process the memory of the one that began it.
RUNNER = """
import resource, subprocess, sys, time
began = time.monotonic()
subprocess.run(sys.argv[2:], stdout=open(sys.argv[1], "wb"), check=True)
seconds = time.monotonic() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


@dataclass(frozen=True)
class Run:
    """How long a command took, in seconds by the clock and of all processors, and its peak memory.

    Where other work shares the machine, the clock says little and the processors still much.
    """

    seconds: float
    processor: float
    megabytes: float


def measure(*command: str | Path, cwd: Path, output: Path) -> Run:
    """Runs a command, which must succeed; what it prints goes to the file ``output``."""
    runner = [sys.executable, "-c", RUNNER, output, *command]
    seconds, processor, peak = subprocess.check_output(runner, cwd=cwd, encoding="utf-8").split()
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(float(seconds), float(processor), int(peak) / unit)


def write_mean(frameworks: Path, id: str, *, dimensions: int = 4, questions: int = 10) -> Path:
    """A framework under ``mean`` with so many questions in each of so many dimensions."""
    text = TEMPLATE.read_text(encoding="utf-8")
    head = text[: text.index("dimensions:\n")].replace("id: starter ", f"id: {id} ")
    head = re.sub("dimension: planning .*", "dimension: d1", head)
    parts = [head, "dimensions:\n"]
    for dimension in range(1, dimensions + 1):
        parts.append(f"  - id: d{dimension}\n    name: Dimension {dimension}\n    questions:\n")
        for question in range(1, questions + 1):
            number = (dimension - 1) * questions + question
            ask = f"How often does what matters in question {number} happen where you work?"
            parts.append(f"      - {{id: q{number}, text: '{ask}', scale: how-often}}\n")
    parts.append("scoring:\n  method: mean\n  thresholds: {steady: 2, leading: 3.25}\n")
    path = frameworks / id / "0.1.0.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(parts), encoding="utf-8")
    return path
