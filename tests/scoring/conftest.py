"""What tests of many responses share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publisher import Publisher


@pytest.fixture
def publisher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Publisher:
    monkeypatch.chdir(tmp_path)
    return Publisher(tmp_path, capsys)
