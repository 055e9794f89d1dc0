"""What mutants of the strips and of the plan are asked, and what those answer without a slip.

No record shows either, so the worked examples in ``tests/exact`` say what is right.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from stagemark.scoring import program as compile
from stagemark.scoring.bounds import bounds
from stagemark.scoring.scorer import score, text
from tests.exact.test_strip import MEAN
from tests.exact.test_team_merge import run
from tests.mutation.battery import Response

STRIPS_OF = 240
PLANS = 300


def drawn(generated: Sequence[tuple[int, Response]]) -> list[dict[str, Any]]:
    """The questions: by which function, what it is given, and what comes of it, as text."""
    strips = _strips([one for _, one in generated[:STRIPS_OF]])
    asked = [*_strips_by_hand(), *strips, *_plans()]
    script = f"""
    const sorted = (value) => JSON.stringify(value, (_, part) =>
      part && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort()) : part);
    const by = {{ bandsOf, planOf, stripOf }};
    const asked = {json.dumps(asked)};
    console.log(JSON.stringify(asked.map((one) => sorted(by[one.by](...one.given)))));
    """
    answers = run(script, strip="bandsOf, stripOf", plan="planOf")
    return [{**one, "expected": said} for one, said in zip(asked, answers, strict=True)]


def _strips(responses: Sequence[Response]) -> list[dict[str, Any]]:
    asked = []
    for one in responses:
        limits = {id: [text(low), text(high)] for id, (low, high) in bounds(one.framework).items()}
        framework = {"program": compile.program(one.framework), "bounds": limits}
        record = score(one.framework, one.answers, one.targets)
        parts: dict[str, Any] = {**record["dimensions"], "": {**record, "target": None}}
        asked += [{"by": "stripOf", "given": [framework, part, id]} for id, part in parts.items()]
    return asked


def _strips_by_hand() -> list[dict[str, Any]]:
    """Ways without an end between, gates with thresholds of dimensions, nothing assessed."""
    gates = {**MEAN, "program": {**MEAN["program"], "method": "gates"}}
    nothing: dict[str, Any] = {"score": None, "low": None, "high": None, "target": "managed"}
    reached = {"score": "3/1", "low": None, "high": None, "target": "managed"}
    bands = [{"by": "bandsOf", "given": [framework]} for framework in (MEAN, gates)]
    return bands + [
        {"by": "stripOf", "given": [framework, record, *id]}
        for framework in (MEAN, gates)
        for record in (nothing, reached, {**reached, "score": "2/1"})
        for id in (["data"], ["narrow"], ["single"], [""], [])
    ]


def _plans() -> list[dict[str, Any]]:
    """Steps with and without a dimension, some of them twice."""
    rng = Random(4)

    def steps(*dimensions: str) -> list[dict[str, str]]:
        return [
            {"text": f"{rng.randrange(12)}", "effort": "", "dimension": rng.choice(dimensions)}
            for _ in range(rng.randrange(5))
        ]

    return [
        {
            "by": "planOf",
            "given": [
                {
                    "steps": steps("", "a", "b", "c"),
                    "roadmap": [
                        {"dimension": id, "steps": steps(id)}
                        for id in rng.sample("abc", rng.randrange(4))
                    ],
                    "isTop": rng.random() < 0.3,
                }
            ],
        }
        for _ in range(PLANS)
    ]
