"""A reader that computes nothing, such as a preview, shows a result that says it is none."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from stagemark.workbook.book import workbook
from tests.frameworks import framework as generated
from tests.workbook.test_workbook import SAY


@pytest.mark.parametrize("seed", range(4))
def test_says_incomplete_and_never_a_stage(seed: int) -> None:
    framework, _ = generated(seed)
    data = workbook(framework, SAY)
    assert data
    with ZipFile(BytesIO(data)) as parts:
        names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
        sheet = f"xl/worksheets/sheet{names.index('Scorecard') + 1}.xml"
        kept = re.findall(r"<f>.*?</f><v>(.*?)</v>", parts.read(sheet).decode())
    assert "incomplete" in kept
    assert not [one for one in kept if any(stage.name in one for stage in framework.stages)]
    assert not [one for one in kept if re.search(r"\d", one)]
