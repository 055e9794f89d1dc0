"""What others wrote and this project carries is exactly what was fetched, and says whose it is."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json

from tests.root import ROOT

VENDOR = ROOT / "theme" / "vendor"
RECORD = json.loads((VENDOR / "vendored.json").read_text(encoding="utf-8"))


def test_every_file_is_as_it_was_fetched() -> None:
    changed = []
    for one in RECORD:
        digest = hashlib.sha256((VENDOR / one["file"]).read_bytes()).digest()
        if one["integrity"] != f"sha256-{base64.b64encode(digest).decode()}":
            changed.append(one["file"])
    assert changed == []


def test_every_file_is_accounted_for() -> None:
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.glob("*/*")}
    assert there == {one["file"] for one in RECORD}


def test_whose_it_is_travels_with_it() -> None:
    script = (VENDOR / "pdfkit/pdfkit.js").read_text(encoding="utf-8")
    notice, _, _ = script.partition("*/")
    assert "Copyright (c) 2014 Devon Govett" in notice
    assert "Permission is hereby granted" in notice
    for name in ("fontkit", "fflate", "@noble/hashes", "restructure"):
        assert f"{name} " in notice
    licences = (VENDOR / "pdfkit/LICENCES.txt").read_text(encoding="utf-8")
    assert "Apache License" in licences
    assert "Redistribution and use in source and binary forms" in licences
    for weight in ("regular", "bold"):
        font = gzip.decompress((VENDOR / f"inter/{weight}.ttf.gz").read_bytes())
        assert "SIL Open Font License".encode("utf-16-be") in font
    assert "SIL OPEN FONT LICENSE" in (VENDOR / "inter/LICENCE.txt").read_text(encoding="utf-8")
