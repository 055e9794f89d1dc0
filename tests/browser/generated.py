"""A site of random frameworks, each method in turn, for what must hold of any of them."""

from __future__ import annotations

import json
from pathlib import Path

from stagemark.cli import main
from stagemark.framework.methods import METHODS
from tests.frameworks import framework
from tests.root import ROOT


def build_generated(root: Path, count: int) -> tuple[Path, list[Path]]:
    """Builds the site below ``root``; gives its folder, and the files of its frameworks."""
    names = [*METHODS]
    for seed in range(count):
        _, document = framework(seed, names[seed % len(names)])
        file = root / "frameworks" / f"generated-{seed}" / "1.0.0.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({**document, "id": file.parent.name}), encoding="utf-8")
    out = ["--frameworks", str(root / "frameworks"), "--out", str(root / "site")]
    assert main(["build", *out], root=ROOT) == 0
    return root / "site", sorted((root / "frameworks").glob("*/*.yaml"))
