"""What programs are told of the publisher."""

from __future__ import annotations

import json
import re

from stagemark.site.publishers_data import publishers_data
from stagemark.site.settings import Publisher


def test_programs_know_all_that_the_publisher_said() -> None:
    said = {
        "name": "Ours & <b>Co</b></script>",
        "email": "us@ours.example",
        "phone": "+44 20 79460000",
    }
    script = publishers_data(Publisher.model_validate(said), None, {})
    found = re.fullmatch(r"window\.stagemarkPublisher=(.*);\n", script)
    assert found
    assert json.loads(found[1]) == said
    assert "</script" not in script  # some pages carry it between tags


def test_without_a_publisher_programs_carry_nothing() -> None:
    assert publishers_data(None, None, {}) == ""
