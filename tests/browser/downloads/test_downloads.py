"""What one takes away as data: the result file and the table, for other programs to read."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import jsonschema  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Download, Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.result_file import ResultFile
from stagemark.scoring.scorer import score
from tests.browser.answering import DIMENSIONS, SMB, all_at, tick
from tests.browser.formulas import PAYLOADS, computed
from tests.browser.taking import DOWNLOADS, TODAY, note, take, text_of
from tests.browser.visiting import Visitor
from tests.root import ROOT

HARMLESS = [
    'Asked twice: "not yet", he said; 100% sure.',
    '"Soon"',
    "First this\n- we met targets, +10% growth; -2 days\n@lee, =1+1",
]
# How the comma, alone and together with the semicolon and the tab, is told to LibreOffice.
SEPARATORS = ("44", "44/59/9")


@pytest.fixture
def answers(smb: Framework) -> dict[str, Answer]:
    escaped = {"cost-per-lead": "~na", "forecasts": "~unknown"}
    return {**all_at(smb, "yes"), "templates": "no", **escaped}


@pytest.fixture
def page(visitor: Visitor, answers: dict[str, Answer]) -> Page:
    """The marketing stages, answered on a day that is known."""
    page = visitor.context(accept_downloads=True).new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto(f"{SMB}/assess/")
    tick(page, answers)
    page.locator('select[name="company-size~profile"]').select_option(index=2)
    return page


def test_the_result_file(page: Page, smb: Framework, answers: dict[str, Answer]) -> None:
    notes = dict(zip(smb.questions, HARMLESS, strict=False))
    note(page, notes)
    saved = take(page, "json")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.json"
    result = json.loads(text_of(saved))
    assert result.pop("seal").startswith("sha256-")
    assert result.pop("created").startswith(f"{TODAY}T10:00:00")
    record = score(smb, answers)
    assert result == {
        "format": "stagemark-result/1",
        "framework": SMB,
        "version": "1.0.0",
        "label": "",
        "answers": answers,
        "notes": notes,
        "profile": {"company-size": smb.profile[0].options[1]},
        "targets": {},
        "score": {"stage": record["stage"], "score": record["score"]},
    }


def test_result_files_are_as_the_published_schema_says(page: Page, site: Path) -> None:
    schema = json.loads((site / "result.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = text_of(take(page, "json"))
    page.reload()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator('[data-action="reset"]').click()
    unfinished = text_of(take(page, "json"))
    for text in (whole, unfinished):
        jsonschema.validate(json.loads(text), schema)
        ResultFile.model_validate_json(text)
    assert json.loads(unfinished)["answers"] == {}
    wrong: list[dict[str, object]] = [
        {"x": 1},
        {"answers": {"Big": "yes"}},
        {"answers": {"a": []}},
        {"score": 1},
    ]
    for part in wrong:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**json.loads(whole), **part}, schema)


def test_an_unfinished_result_has_no_score(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, {"templates": "yes"})
    result = json.loads(text_of(take(page, "json")))
    assert result["answers"] == {"templates": "yes"}
    assert (result["score"] or {}).get("stage") is None


def test_a_file_is_named_by_the_day_of_the_visitor(visitor: Visitor) -> None:
    page = visitor.context(accept_downloads=True, timezone_id="America/Los_Angeles").new_page()
    page.clock.set_fixed_time(f"{TODAY}T05:00:00Z")
    page.goto(f"{SMB}/assess/")
    assert take(page, "csv").suggested_filename == f"{SMB}-1.0.0-2026-11-21.csv"


def test_a_file_that_cannot_be_made_says_so(visitor: Visitor) -> None:
    context = visitor.context(accept_downloads=True)
    # As where a browser is told to let nobody read what was drawn.
    context.add_init_script("HTMLCanvasElement.prototype.toBlob = (done) => done(null)")
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    tick(page, {"templates": "yes"})
    said = page.locator("#downloads [role=status]")
    expect(said).to_be_empty()
    page.locator('[data-download="png"]').click()
    expect(said).to_contain_text("Picture for slides: this file could not be made")
    expect(page.locator('[name="templates"][value="yes"]')).to_be_checked()
    expect(said).to_have_class("notice problem")
    assert take(page, "csv").suggested_filename.endswith(".csv")
    expect(said).to_be_empty()


def test_every_download_is_offered_documented_and_made(page: Page) -> None:
    offered = page.locator("#scorecard [data-download]").evaluate_all(
        "all => all.map(({dataset}) => dataset.download)"
    )
    assert offered == DOWNLOADS
    method = (ROOT / "content" / "method.md").read_text(encoding="utf-8")
    [rows] = re.findall(r"\| file \| what it is for \|\n\|[-|]+\n((?:\|.*\n)+)", method)
    assert re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE) == DOWNLOADS
    [buttons] = re.findall(r"`\[data-download\]` \| buttons that save a file: (.*) \|", method)
    assert re.findall(r"`(\w+)`", buttons) == DOWNLOADS
    for kind in DOWNLOADS:
        saved = take(page, kind)
        assert Path(saved.suggested_filename).stem == f"{SMB}-1.0.0-{TODAY}"
        assert saved.path().stat().st_size > 100
        assert page.locator("#scorecard [role=status]").all_inner_texts() == [""] * 3


# The table


def test_the_table_holds_every_answer(
    page: Page, smb: Framework, answers: dict[str, Answer]
) -> None:
    notes = dict(zip(smb.questions, HARMLESS, strict=False))
    note(page, notes)
    saved = take(page, "csv")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.csv"
    content = saved.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbfkind,id,text,")
    assert content.endswith(b"\r\n")
    rows = read(saved)
    questions = [row for row in rows if row["kind"] == "question"]
    assert [row["id"] for row in questions] == list(smb.questions)
    assert [row["text"] for row in questions] == [one.text for one in smb.questions.values()]
    words = {"yes": "Yes", "no": "Not yet", "~na": "Does not apply", "~unknown": "Don\u2019t know"}
    assert [row["answer"] for row in questions] == [words[str(one)] for one in answers.values()]
    values = {"yes": "1", "no": "0", "~na": "", "~unknown": "0"}
    assert [row["value"] for row in questions] == [values[str(one)] for one in answers.values()]
    noted = {row["id"]: row["note"] for row in questions if row["note"]}
    assert {id: text.replace("\r\n", "\n") for id, text in noted.items()} == notes
    result = next(row for row in rows if row["kind"] == "result")
    assert (result["score"], result["highest"], result["unit"]) == ("1", "5", "gates")
    assert result["stage"] == "Process documentation"
    dimensions = [row for row in rows if row["kind"] == "dimension"]
    assert {row["unit"] for row in dimensions} == {"%"}


def test_figures_of_the_table_are_numbers(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", accept_downloads=True)
    options = {
        id: marketing_ops.options_of(one)[len(id) % 3].id
        for id, one in marketing_ops.questions.items()
    }
    tick(page, options)
    rows = read(take(page, "csv"))
    record = score(marketing_ops, options)
    result = rows[-1]
    assert (result["score"], result["highest"], result["unit"]) == (
        floored(record["score"], marketing_ops.decimals),
        "5",
        "",
    )
    shown = {row["id"]: (row["score"], row["gap"]) for row in rows if row["kind"] == "dimension"}
    decimals = marketing_ops.decimals
    assert shown == {
        id: (floored(one["score"], decimals), floored(one["gap"], decimals))
        for id, one in record["dimensions"].items()
    }


def test_a_value_that_never_ends_is_cut_off(hard_visitor: Visitor) -> None:
    page = hard_visitor.open("notebook/assess/", accept_downloads=True)
    tick(page, {"one": "yes"})
    [row, *_] = read(take(page, "csv"))
    assert (row["value"], row["highest"]) == ("1.333333", "1.333333")


def test_no_note_of_the_table_is_a_formula(hard_visitor: Visitor) -> None:
    saved = formulas_taken(hard_visitor)
    table = saved.path().read_bytes().decode("utf-8-sig")
    raw = io.StringIO(newline="")
    csv.writer(raw).writerows([text] for text in PAYLOADS)
    assert len(computed(raw.getvalue())) > 100
    assert computed(table) == []
    notes = [row["note"] for row in read(saved) if row["id"].startswith("note-")]
    typed = [text.replace("\r", "\n") for text in PAYLOADS]
    # Nothing but an apostrophe before the whole cell.
    assert [
        text for text, own in zip(notes, typed, strict=True) if text not in (own, f"'{own}")
    ] == []


@pytest.mark.deep
@pytest.mark.parametrize("separators", SEPARATORS)
def test_libreoffice_computes_no_note(
    hard_visitor: Visitor, tmp_path: Path, separators: str
) -> None:
    office = which("soffice")
    assert office, "install LibreOffice (on Debian: libreoffice-calc-nogui)"
    table = tmp_path / "table.csv"
    table.write_bytes(formulas_taken(hard_visitor).path().read_bytes())
    control = tmp_path / "control.csv"
    control.write_text("kind\n=1+1\n", encoding="utf-8")
    # UTF-8, from the first row, quoted cells read like others, special numbers looked for, and
    # formulas computed: all that a person may have chosen.
    reading = f"CSV:{separators},34,76,1,,0,false,true,false,false,false,0,true"
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}"]
    command += [f"--infilter={reading}", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(table), str(control)], check=True, capture_output=True)
    assert "table:formula=" in sheet(tmp_path / "control.ods")
    assert "table:formula=" not in sheet(tmp_path / "table.ods")


def formulas_taken(visitor: Visitor) -> Download:
    """The table of a page whose two hundred notes are formulas."""
    page = visitor.open("notebook/assess/", accept_downloads=True)
    note(page, {f"note-{number}": text for number, text in enumerate(PAYLOADS)})
    return take(page, "csv")


def sheet(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def floored(score: str | None, decimals: int) -> str:
    """The figure of an exact score, cut off behind its decimals."""
    if score is None:
        return ""
    numerator, denominator = map(int, score.split("/"))
    digits = str(numerator * 10**decimals // denominator).zfill(decimals + 1)
    return f"{digits[:-decimals]}.{digits[-decimals:]}"


def read(saved: Download) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings, as a spreadsheet would see them."""
    text = saved.path().read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
