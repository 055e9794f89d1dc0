"""How long ``score`` takes for many rows of 40 answers, and how much memory.

Run: ``python -m tests.bench.score_rows [ROWS]``
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import BUILD, measure, write_mean

OPTIONS = ["rarely", "sometimes", "mostly", "always", "~unknown", "~na"]


def main(rows: int) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_mean(root / "frameworks", "forty")
        chance = random.Random(0)
        with (root / "rows.csv").open("w", encoding="utf-8") as file:
            print("label", *(f"q{number}" for number in range(1, 41)), sep=",", file=file)
            for row in range(rows):
                print(row, *chance.choices(OPTIONS, [5, 5, 5, 5, 1, 1], k=40), sep=",", file=file)
        run = measure(
            *(*BUILD, "score", "rows.csv", "--frameworks", "frameworks"),
            cwd=root,
            output=root / "out",
        )
        figures = f"{run.seconds:.0f} s, {run.processor:.0f} s of processor"
        print(f"{rows:,} rows of 40 answers: {figures}, {run.megabytes:.0f} MB at most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
