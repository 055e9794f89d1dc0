"""What the page on embedding shows of the script works as it stands there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.embed.hosting import Host, all_heard, frame_in, heard
from tests.browser.embed.test_element import LINE
from tests.documents import blocks, prose

EMBEDDING = prose("content/embedding.md")
SCRIPT_SECTION, COUNTING = (
    EMBEDDING.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for heading in ("What the script does on your page", "Counting in your own tools")
)
DATA_LAYER, PLAUSIBLE = (block.text for block in blocks(COUNTING, "js"))
SITE = "https://example.org/models/"

MODEL = {"assessment": "model"}


def visit_with(hosting: Host, snippet: str, read: str) -> object:
    """What a tool of the host was given of a whole visit."""
    page = hosting.open(LINE, head=f"<script>{snippet}</script>")
    heard(page, 1)
    frame = frame_in(page)
    for seen in (1, 2, 3):
        frame.evaluate("seen => tell('progress', {seen, of: 3})", seen)
    frame.evaluate("tell('complete', {stage: 'last'})")
    all_heard(page)
    return page.evaluate(read)


def test_a_data_layer_gets_each_step_and_the_end(hosting: Host) -> None:
    steps = [
        {"event": "assessment_progress", **MODEL, "seen": seen, "of": 3} for seen in (0, 1, 2, 3)
    ]
    end = {"event": "assessment_complete", **MODEL, "stage": "last"}
    read = "JSON.parse(JSON.stringify(dataLayer))"
    assert visit_with(hosting, DATA_LAYER, read) == [*steps, end]


def test_plausible_gets_begin_and_end(hosting: Host) -> None:
    # Before Plausible's own script has come, and it picks up what has gathered.
    assert visit_with(hosting, PLAUSIBLE, "plausible.q.map((one) => [...one])") == [
        ["Assessment begun", {"props": MODEL}],
        ["Assessment finished", {"props": {**MODEL, "stage": "last"}}],
    ]


def test_the_element_is_shown_as_it_works(hosting: Host) -> None:
    [element], [style] = (blocks(SCRIPT_SECTION, language) for language in ("html", "css"))
    body = element.text.replace(SITE, "SITE/").replace("smb-marketing-stages", "model")
    page = hosting.open(body, head=f"<style>{style.text}</style>")
    heard(page, 1)
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("a")).to_be_hidden()
    assert "font=" in page.frames[1].url
