"""The code on the cover leads to the address that stands beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import PdfDocument

from stagemark.framework.model import Framework
from tests.paper.setting import handouts

LONG = f"https://models.example.org/{'a-long-way/' * 5}{'b' * 40}/1.0.0/assess/"


@pytest.mark.parametrize("address", ["https://a.example/m/1.0.0/assess/", LONG])
def test_phones_read_the_address_that_is_printed(
    address: str, tmp_path: Path, smb: Framework
) -> None:
    for _, pdf in handouts(tmp_path, smb, address):
        with PdfDocument(pdf) as document:
            words = document[0].get_textpage().get_text_bounded()
            picture: Image.Image = document[0].render(scale=150 / 72).to_pil()
        printed = set(re.findall(r"https://\S+", re.sub("[\r\n\N{ZERO WIDTH SPACE}]", "", words)))
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
        assert code.format == zxingcpp.BarcodeFormat.QRCode
        assert code.text == address
        assert any(one.startswith(code.text) for one in printed), printed
