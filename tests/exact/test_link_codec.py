"""Links to results: what goes into one comes out of it, and of a damaged one nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from random import Random
from string import ascii_lowercase, digits
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from stagemark.framework.model import Framework
from tests.browser.answering import Response, all_at
from tests.exact.codec import Codec, data_of
from tests.frameworks import framework
from tests.responses import responses


@pytest.fixture(scope="module")
def codec(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Codec]:
    codec = Codec(browser, tmp_path_factory.mktemp("codec"))
    yield codec
    codec.page.close()


def random_responses(model: Framework, rng: Random, count: int) -> list[Response]:
    stages = [stage.id for stage in model.stages]
    chosen = [
        {one.id: rng.choice(stages) for one in model.dimensions if rng.random() < 0.3}
        for _ in range(count)
    ]
    return list(zip(islice(responses(model, rng), count), chosen, strict=True))


def plain(model: Framework, answers: dict[str, Any]) -> dict[str, Any]:
    """Answers without what a link has no place for; a checklist is a set."""
    scored = {id for id, question in model.questions.items() if question.is_scored}
    return {
        id: sorted(answer) if isinstance(answer, list) else answer
        for id, answer in answers.items()
        if id in scored and answer
    }


def go_round(codec: Codec, *, seeds: range, count: int, alphabet: str) -> tuple[int, int]:
    """Links of random responses, read again and broken; how many links and broken ones."""
    made = tried = 0
    for seed in seeds:
        rng = Random(seed)
        model, _ = framework(seed)
        data = data_of(model)
        given = random_responses(model, rng, count)
        days = [rng.randrange(65_536) for _ in given]
        sent = [
            ({"answers": answers, "targets": targets, "label": "Not sent"}, day)
            for (answers, targets), day in zip(given, days, strict=True)
        ]
        links = codec.round_trip(data, sent)
        for (answers, targets), day, (hash, read) in zip(given, days, links, strict=True):
            expected = {"answers": plain(model, dict(answers)), "targets": targets, "day": day}
            got = {**read, "answers": plain(model, read["answers"])}
            assert got == {**expected, "notes": {}, "profile": {}, "label": ""}, hash
        hashes = [hash for hash, _ in links]
        # The sign in front says whose it is, and nothing of what is in it.
        own = [codec.to_go_on(hash) for hash in hashes]
        for hash, one in zip(hashes, own, strict=True):
            assert codec.unlike(data, hash, [one]) == []
        broken, taken = codec.broken(data, [*hashes, own[0]], alphabet)
        assert taken == []
        tried += broken
        made += len(hashes)
    return made, tried


def test_links_come_back_whole_or_not_at_all(codec: Codec) -> None:
    made, tried = go_round(codec, seeds=range(30), count=1, alphabet="09azAZ/-.# é")
    assert made == 30
    assert tried > 30_000


SIGNS = "….,:;!?*_~-\u2013—'\"\u2019”»)]}>|/\\&#%$ \u00a0\u200b\u3000。"
BEHIND = [
    *(*SIGNS, *("".join(pair) for pair in product(SIGNS, "….)”>")), "*_~)]}>…”"),
    *("%94", "%A0", "&gt;", "&gt", "&quot", "&quot;)", "&#8221;", ":~:text=Your%20scorecard"),
    *("\r\n", "\nKim sent it", "%20and%20more", " https://x.example/#result/1/"),
]


def test_signs_behind_a_whole_link_are_dropped(codec: Codec) -> None:
    """Mail, chat and whoever finds links in a text take signs along, as they are or as bytes."""
    model, _ = framework(3)
    data = data_of(model)
    [(hash, _)] = codec.round_trip(data, [({"answers": {}}, 20_000)])
    tails = {form for one in BEHIND for form in (one, quote(one), quote(one).lower())}
    tails |= {quote(quote(sign, safe=""), safe="") for sign in SIGNS}
    assert codec.unlike(data, hash, [hash + tail for tail in tails]) == []
    others = ["a", "0", "Z", "%61", "%2561", "&a", ".a", "…0", "%E2%80%A6x", "/0", ")b", "&a=b"]
    # Nor is a link made whole by what stands behind it or within it.
    broken = [hash + other for other in others] + [hash[:-1] + tail for tail in tails]
    broken += [hash[:at] + sign + hash[at:] for sign in SIGNS for at in range(1, len(hash))]
    assert codec.unlike(data, hash, broken) == broken


@pytest.mark.deep
def test_a_thousand_links_come_back_whole_or_not_at_all(codec: Codec) -> None:
    alphabet = digits + ascii_lowercase + "AMZ/-.#%_ é"
    made, tried = go_round(codec, seeds=range(100, 300), count=5, alphabet=alphabet)
    print(f"{made} links, {tried} broken ones")
    assert made == 1000
    assert tried > 4_000_000


def test_a_long_assessment_has_a_short_link(codec: Codec) -> None:
    levels = [{"id": f"l{n}", "text": str(n), "value": str(n)} for n in range(5)]
    questions = [{"id": f"q-{n}", "text": "How?", "options": levels} for n in range(60)]
    model = Framework.model_validate(
        {
            "id": "a-model-whose-name-is-as-long-as-the-longest-that-may-be-given-i",
            "version": "10.10.10-rc.10",
            "language": "en",
            "title": "Long",
            "summary": "Long.",
            "stages": [{"id": f"s-{n}", "name": "S", "summary": "S"} for n in range(5)],
            "dimensions": [
                {"id": f"d-{n}", "name": "D", "questions": questions[n * 10 : n * 10 + 10]}
                for n in range(6)
            ],
            "scoring": {"method": "weakest"},
        }
    )
    response = {
        "answers": all_at(model, "l4"),
        "targets": {f"d-{n}": "s-4" for n in range(6)},
    }
    [(hash, _)] = codec.round_trip(data_of(model), [(response, 65_535)])
    assert len(hash) - 1 < 200
