"""The first gate that is not passed decides, and the page says which and what is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, stamp, tick
from tests.browser.visiting import Visitor

HELD_AT = [
    ("strategy-on-paper", "reactive-marketing"),
    ("processes-in-use", "process-documentation"),
    ("systems-connected", "integrated-systems"),
    ("results-foreseen", "predictive-operations"),
    ("routine-automated", "predictive-operations"),
]


@pytest.mark.parametrize(("gate", "stage"), HELD_AT, ids=[gate for gate, _ in HELD_AT])
def test_one_no_holds_the_company_at_its_gate(
    visitor: Visitor, smb: Framework, gate: str, stage: str
) -> None:
    rule = next(one for one in smb.gates if one.id == gate)
    stage_name = next(one.name for one in smb.stages if one.id == stage)
    page = visitor.open(f"{SMB}/assess/")
    card = page.locator("#scorecard")
    for missing in rule.questions:
        tick(page, {**all_at(smb, "yes"), missing: "no"})

        assert stamp(page)["state"] == "complete"
        assert stamp(page)["stage"] == stage
        failed = card.locator('[data-gate][data-passed="false"]')
        expect(failed).to_have_count(1)
        expect(failed).to_have_attribute("data-gate", gate)
        expect(card.locator('[data-gate][data-passed="true"]')).to_have_count(4)
        expect(page.locator("#trace")).to_contain_text(rule.name)
        expect(page.locator("#trace")).to_contain_text(stage_name)

        # What is missing is named where the gate stands, and its name leads there.
        links = failed.get_by_role("link")
        expect(links).to_have_text([smb.questions[missing].text])
        links.click()
        asked = page.locator("fieldset:target")
        expect(asked).to_be_in_viewport()
        expect(asked.locator("input").first).to_have_attribute("name", missing)


def test_all_gates_passed_is_the_top(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    tick(page, all_at(smb, "yes"))
    assert stamp(page) | {"state": "complete", "score": "5/1"} == stamp(page)
    assert stamp(page)["stage"] == smb.stages[-1].id
    expect(page.locator('#scorecard [data-passed="true"]')).to_have_count(5)
    expect(page.locator("#verdict")).to_have_text(smb.stages[-1].name)


def test_a_gate_that_fails_later_does_not_matter_yet(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    tick(page, {**all_at(smb, "no"), **dict.fromkeys(list(smb.questions)[:3], "yes")})
    assert stamp(page)["stage"] == "process-documentation"
    expect(page.locator("#trace")).to_contain_text("Processes in use")


def test_the_range_narrows_with_every_gate(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    assert stamp(page)["lowStage"] == smb.stages[0].id
    assert stamp(page)["highStage"] == smb.stages[-1].id
    tick(page, dict.fromkeys(list(smb.questions)[:3], "yes"))
    assert stamp(page)["lowStage"] == "process-documentation"
    tick(page, {"templates": "no"})
    # Whatever the rest will be, the second gate holds.
    assert stamp(page)["state"] == "incomplete"
    assert stamp(page)["highStage"] == "process-documentation"
