"""Results from files: taken in whole, as runs of their own, or refused with nothing changed."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.result_file import RunsFile
from tests.browser.answering import DIMENSIONS, SMB, aim, tick
from tests.browser.taking import note, take
from tests.browser.visiting import BLOCK_STORAGE, FILL_STORAGE, Visitor

ADDRESS = f"{DIMENSIONS}/assess/"
MARKUP = '<img src=x onerror="harm = 1"><script>harm = 1</script>'
CARD = """() => [...document.querySelectorAll(
  "#scorecard, #scorecard :is([data-dimension], [data-gate], [data-finding])")]
  .map((element) => ({...element.dataset}))"""

# All that an import could touch.
STATE = """() => JSON.stringify([
  Object.entries(localStorage).sort(),
  {...document.getElementById("scorecard").dataset},
  [...document.querySelectorAll("#assessment :is(input:checked, textarea, select)")]
    .map(({name, value}) => [name, value])])"""

# Hands files to the page as its file chooser would, one after the other, and tells of each what was
# said and what it left; what was taken in is taken back.
IMPORT = """async (files) => {
  const state = eval(STATE);
  const input = document.querySelector("input[type=file]");
  const prototype = () => Reflect.ownKeys(Object.prototype).map(String).join();
  const before = state();
  const plain = prototype();
  const told = [];
  for (const bytes of files) {
    const file = new File([Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))], "some.json");
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    const said = new Promise((resolve) => {
      const observer = new MutationObserver((changes) => {
        const added = changes.flatMap(({addedNodes}) => [...addedNodes]);
        const notice = added.find((one) => one.dataset?.topic === "import");
        if (notice) { observer.disconnect(); resolve(notice); }
      });
      observer.observe(document.getElementById("notices"), {childList: true});
    });
    input.dispatchEvent(new Event("change", {bubbles: true}));
    const notice = await said;
    const undo = [...notice.querySelectorAll("button")].find((one) => one.textContent === "Undo");
    const text = notice.firstChild.textContent;
    const runs = Object.entries(localStorage).filter(([key]) => /^stagemark:.*:\\d+$/.test(key));
    const isChanged = state() !== before;
    undo?.click();
    told.push({text, isTaken: Boolean(undo), isChanged, runs: undo ? runs : [],
      isBack: state() === before, isPlain: prototype() === plain, harm: typeof harm});
    if (!undo) notice.remove();
  }
  return JSON.stringify(told);
}""".replace("eval(STATE)", STATE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def said(page: Page) -> Locator:
    return page.locator(".told[data-topic=import] span")


def choose(page: Page, *files: str | Path) -> None:
    if not page.get_by_role("button", name="Open a file").is_visible():
        page.locator("#runs > summary").click()
    with page.expect_file_chooser() as chosen:
        press(page, "Open a file")
    chosen.value.set_files(list(files))


def written(folder: Path, value: object, name: str = "result.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture
def page(visitor: Visitor, marketing_ops: Framework) -> Page:
    """Everything answered, with notes, targets and what is not scored."""
    page = visitor.open(ADDRESS, accept_downloads=True)
    rng = Random(3)
    scored = [one for one in marketing_ops.questions.values() if one.is_scored]
    tick(page, {one.id: rng.choice(marketing_ops.options_of(one)).id for one in scored})
    note(page, {scored[0].id: MARKUP})
    aim(page, marketing_ops.dimensions[0].id, marketing_ops.stages[-1].id)
    return page


@pytest.fixture
def result(page: Page) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(take(page, "json").path().read_text(encoding="utf-8"))
    return read


def test_a_downloaded_result_is_the_same_in_another_browser(
    visitor: Visitor, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "result.json"
    take(page, "json").save_as(file)
    other = visitor.open(ADDRESS)
    choose(other, file)
    expect(said(other)).to_contain_text("result.json: Result of")
    assert other.evaluate(CARD) == page.evaluate(CARD)
    assert page.evaluate(CARD)[0]["state"] == "complete"
    other.reload()
    assert other.evaluate(CARD) == page.evaluate(CARD)
    assert other.evaluate("typeof harm") == "undefined"


def test_what_was_on_the_screen_stays_a_run_of_its_own(
    page: Page, result: dict[str, Any], tmp_path: Path
) -> None:
    before = page.evaluate(STATE)
    theirs = written(tmp_path, {**result, "answers": {}, "label": "Theirs"})
    choose(page, theirs, written(tmp_path, {**result, "label": "Last"}, "last.json"))
    expect(said(page)).to_contain_text("Last is open. 2 results were taken in.")
    assert page.locator("#runs li").count() == 3
    press(page, "Undo")
    assert page.evaluate(STATE) == before


def test_all_runs_go_home_in_one_file(
    visitor: Visitor, page: Page, result: dict[str, Any], tmp_path: Path
) -> None:
    """Those of another version too; there they wait under its key for its page."""
    old: dict[str, object] = {"format": "stagemark-response/1", "seal": "sha256-" + 64 * "0"}
    old |= {"saved": 1_700_000_000_000, "answers": {"gone": "yes"}, "label": MARKUP}
    old |= {"notes": {}, "profile": {}, "targets": {}}
    page.evaluate(
        "([key, text]) => { localStorage[key] = text; }",
        [f"stagemark:{DIMENSIONS}:0.9.0", json.dumps(old)],
    )
    page.locator("#runs > summary").click()
    with page.expect_download() as saved:
        press(page, "Save all to a file")
    assert saved.value.suggested_filename.startswith(f"{DIMENSIONS}-runs-2")
    saved.value.save_as(tmp_path / "runs.json")
    runs = json.loads((tmp_path / "runs.json").read_text(encoding="utf-8"))
    RunsFile.model_validate(runs)
    assert (runs["format"], runs["framework"]) == ("stagemark-runs/1", DIMENSIONS)
    assert {one["version"] for one in runs["runs"]} == {"0.9.0", "1.0.0"}
    own = next(one for one in runs["runs"] if one["version"] == "1.0.0")
    assert {**own, "created": ""} == {**result, "created": ""}

    other = visitor.open(ADDRESS)
    choose(other, tmp_path / "runs.json")
    expect(said(other)).to_contain_text("2 results were taken in")
    assert other.evaluate(CARD) == page.evaluate(CARD)
    kept = other.evaluate("() => Object.entries(localStorage)")
    [theirs] = [json.loads(text) for key, text in kept if ":0.9.0" in key]
    assert theirs == {**old, "zone": 0}  # a file says the zone with the moment


def test_a_dropped_file_is_taken_in(page: Page, result: dict[str, Any]) -> None:
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "dropped.json"));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true}));
        }""",
        json.dumps({**result, "label": "From outside"}),
    )
    expect(said(page)).to_contain_text("dropped.json: From outside is open.")


def test_where_nothing_can_be_kept_it_opens_in_place(
    visitor: Visitor, result: dict[str, Any], tmp_path: Path
) -> None:
    context = visitor.context()
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(ADDRESS)
    [first, *_] = result["answers"].items()
    tick(page, dict([first]))
    before = page.evaluate(CARD)
    choose(page, written(tmp_path, result))
    expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
    press(page, "Undo")
    assert page.evaluate(CARD) == before


def test_a_full_browser_takes_nothing_in(
    page: Page, result: dict[str, Any], tmp_path: Path
) -> None:
    page.evaluate(FILL_STORAGE)
    before = page.evaluate(CARD)
    choose(page, written(tmp_path, result))
    expect(said(page)).to_contain_text("no room")
    assert page.evaluate(CARD) == before


def refusals(result: dict[str, Any]) -> dict[str, tuple[object, str]]:
    runs = {"format": "stagemark-runs/1", "framework": DIMENSIONS}
    return {
        "another framework": ({**result, "framework": SMB}, f"of “{SMB}”"),
        "another version": ({**result, "version": "7.0.0"}, "version 7.0.0"),
        "another draft": ({**result, "seal": "sha256-0"}, "another draft"),
        "not JSON": ("{", "not JSON"),
        "not a result": ([], "not a result file"),
        "a later format": ({**result, "format": "stagemark-result/9"}, "does not know"),
        "an answer that is not offered": (
            {**result, "answers": {**result["answers"], "lost": "yes"}},
            "“lost”",
        ),
        "no runs": ({**runs, "runs": []}, "damaged"),
        "runs of another framework": ({**runs, "framework": SMB, "runs": [result]}, SMB),
        "a run of another framework": (
            {**runs, "runs": [{**result, "framework": SMB, "version": "0.9.0"}]},
            f"Result 1: This result is of “{SMB}”",
        ),
        "one bad run": (
            {**runs, "runs": [result, {**result, "answers": {"lost": "x"}}]},
            "Result 2",
        ),
    }


def test_what_cannot_be_used_is_refused_with_the_reason(
    page: Page, result: dict[str, Any], tmp_path: Path
) -> None:
    before = page.evaluate(STATE)
    for name, (value, reason) in refusals(result).items():
        # One bad file spoils the lot, as nobody could tell which came in.
        choose(page, written(tmp_path, result, "good.json"), written(tmp_path, value, "bad.json"))
        expect(said(page), name).to_contain_text(reason)
        expect(said(page)).to_contain_text("bad.json:")
        expect(said(page)).to_contain_text("Nothing was changed")
        assert page.evaluate(STATE) == before, name
        press(page, "Close")


def test_a_file_of_100_mb_is_not_even_read(page: Page) -> None:
    page.evaluate(
        """() => {
          window.reads = 0;
          for (const way of ["text", "arrayBuffer", "stream", "bytes"]) {
            const real = Blob.prototype[way];
            Blob.prototype[way] = function () { window.reads += 1; return real.call(this); };
          }
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(100 * 2 ** 20)], "large.json"));
          const input = document.querySelector("input[type=file]");
          input.files = transfer.files;
          input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(said(page)).to_contain_text("large.json: This is larger than 8 MiB")
    assert page.evaluate("window.reads") == 0


# Files that went wrong on their way, or were made to do harm

HOSTILE: list[object] = [
    None, True, 0, -1, 1e308, "", "~na", "~unknown", "~none", "__proto__", "constructor", MARKUP,
    "x" * 11_000, [], [None], ["~na"], {}, {"__proto__": {"harmed": 1}}, {"toString": None},
    "\ud800", [[[[[[]]]]]], "javascript:harm=1", "=1+1", "2026-13-45T99:99:99Z",
    "1970-01-01T00:00:00Z",
]  # fmt: skip


def places(value: object) -> list[tuple[Any, Any]]:
    """Every place within a JSON value, as its holder and its key there."""
    within: dict[Any, object] = {}
    if isinstance(value, dict | list):
        within = dict(value.items() if isinstance(value, dict) else enumerate(value))
    deeper = [place for inner in within.values() for place in places(inner)]
    return [(value, key) for key in within] + deeper


def mutated(rng: Random, whole: dict[str, Any]) -> bytes:
    """A file that was cut, changed in some bytes, or put together by somebody who means harm."""
    if rng.random() < 0.4:
        data = bytearray(json.dumps(whole, ensure_ascii=False).encode())
        for _ in range(rng.choice([1, 1, 2, 20])):
            at = rng.randrange(len(data))
            how = rng.randrange(4)
            if how == 0:
                data[at] = rng.randrange(256)
            elif how == 1:
                del data[at : at + rng.choice([1, 2, 50])]
            elif how == 2:
                data[at:at] = rng.choice(
                    [b'"', b"{", b"\x00", b"\xff", b",", b"[" * 10_000, b"9" * 400]
                )
            else:
                del data[at:]
            data = data or bytearray(b" ")
        return bytes(data)
    value = deepcopy(whole)
    for _ in range(rng.choice([1, 1, 2])):
        holder, key = rng.choice(places(value))
        how = rng.randrange(4)
        if how == 0 or isinstance(holder, list):
            holder[key] = deepcopy(rng.choice(HOSTILE))
        elif how == 1:
            del holder[key]
        elif how == 2:
            holder[rng.choice([str(one) for one in HOSTILE])] = holder.pop(key)
        else:
            name = rng.choice(["__proto__", "constructor", "extra", MARKUP])
            holder[name] = deepcopy(rng.choice(HOSTILE))
    return json.dumps(value).encode()


def assert_harmless(page: Page, result: dict[str, Any], count: int, seed: int) -> int:
    """Imports so many mutations, and returns how many of them were whole after all."""
    rng = Random(seed)
    runs = {"format": "stagemark-runs/1", "framework": DIMENSIONS,
            "runs": [result, {**result, "version": "0.9.0"}]}  # fmt: skip
    taken = 0
    for _ in range(0, count, 100):
        files = [mutated(rng, rng.choice([result, runs])) for _ in range(100)]
        told = json.loads(page.evaluate(IMPORT, [data.decode("latin-1") for data in files]))
        for data, one in zip(files, told, strict=True):
            assert one["isPlain"], data
            assert one["harm"] == "undefined", data
            assert one["isBack"], data
            assert one["text"].startswith("some.json: "), data
            if one["isTaken"]:
                taken += 1
                assert_whole(data, one["runs"])
            else:
                assert one["text"].endswith("Nothing was changed."), one["text"]
                assert not one["isChanged"], data
    return taken


def assert_whole(data: bytes, runs: list[list[str]]) -> None:
    """What came in is what the file says, part by part."""
    value = json.loads(data.decode(errors="replace"))
    expected = value["runs"] if value["format"] == "stagemark-runs/1" else [value]
    kept = [(key.split(":")[2], json.loads(text)) for key, text in runs]
    assert len(kept) == len(expected)
    for one in expected:
        parts = {part: one.get(part, {}) for part in ("answers", "notes", "profile", "targets")}
        parts["label"] = one.get("label", "")
        assert any(
            version == one["version"] and {part: run[part] for part in parts} == parts
            for version, run in kept
        ), data


def test_mutated_files_change_nothing(page: Page, result: dict[str, Any]) -> None:
    taken = assert_harmless(page, result, 400, seed=1)
    assert 0 < taken < 200


@pytest.mark.deep
def test_many_mutated_files_change_nothing(page: Page, result: dict[str, Any]) -> None:
    assert assert_harmless(page, result, 20_000, seed=2) > 0
