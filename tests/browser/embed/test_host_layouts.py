"""In layouts of all kinds a frame has its height, comes to rest, and moves nothing of the host."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embed.hosting import Host, heard
from tests.browser.embed.test_element import LINE, SCRIPT

CONTAINERS = [
    "display: flex",
    "display: flex; gap: 20px",
    "display: flex; flex-direction: column; align-items: center",
    "display: flex; justify-content: center; align-items: flex-start",
    "display: grid; grid-template-columns: 1fr 1fr",
    "display: grid; place-items: center",
    "display: inline-block; width: 50%",
    "display: table; width: 100%",
    "height: 100%",
    "height: 80%; min-height: 50vh",
    "zoom: 1.25",
    "zoom: 0.8",
    "overflow: auto; max-height: 400px",
    "overflow: hidden",
    "columns: 2",
    "float: left; width: 60%",
    "direction: rtl",
    "width: 260px",
    "max-width: 680px; margin: auto; padding: 1em",
    "position: relative; padding: 5%",
    "transform: scale(0.9)",
    "contain: layout",
    "container-type: inline-size; width: 100%",
    "content-visibility: auto",
    "font-size: 62.5%; line-height: 3",
]
SHEETS = [
    "html, body { height: 100%; margin: 0; }",
    "*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }",
    "iframe { max-width: 100%; height: auto; aspect-ratio: 16 / 9; }",
    "html { font-size: 62.5%; }",
    "body { display: grid; min-height: 100vh; }",
    "article > * + * { margin-top: 2em; }",
]
WORDS = "<p>Words of the post before and after it.</p>"

# How many messages come until there are none for half a second of pictures.
REST = """async (most) => {
  let still = 0;
  for (let before = events.length; still < 30; still++) {
    await new Promise(requestAnimationFrame);
    if (events.length > most) throw new Error(`no rest after ${events.length} messages`);
    if (events.length !== before) [before, still] = [events.length, 0];
  }
  return events.length;
}"""
SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) shift += one.value;
}).observe({type: "layout-shift", buffered: true});
"""


def layout(seed: int, framework: str) -> tuple[str, str, bool]:
    """The head and body of a random page, and whether the frame is out of sight at first."""
    rng = random.Random(f"layout {seed}")
    form = rng.choice(
        [LINE, f"{SCRIPT}<stagemark-assessment framework=model></stagemark-assessment>"]
    )
    body = WORDS + form.replace("model", framework) + WORDS
    for style in rng.sample(CONTAINERS, rng.randint(1, 4)):
        body = f'<div style="{style}">{body}</div>'
    folded = rng.choice(["", "", "details", "none"])
    if folded == "details":
        body = f"<details><summary>More</summary>{body}</details>"
    elif folded == "none":
        body = f'<section style="display: none">{body}</section>'
    sheets = rng.sample(SHEETS, rng.randint(0, 3))
    return f"<style>{' '.join(sheets)}</style>", f"<article>{WORDS}{body}</article>", bool(folded)


UNFOLD = """
for (const one of document.querySelectorAll("details")) one.open = true;
for (const one of document.querySelectorAll("section")) one.style.display = "";
"""


def assert_rests(page: Page, *, is_folded: bool) -> None:
    frame = page.locator("iframe")
    expect(frame).to_have_count(1)
    if is_folded:
        page.evaluate(UNFOLD)
    frame.scroll_into_view_if_needed()
    page.wait_for_function("events.some(([, {type}]) => type === 'height')")
    page.evaluate(REST, 20)
    height = page.evaluate("events.findLast(([, {type}]) => type === 'height')[1].height")
    assert abs(frame.evaluate("(one) => one.clientHeight") - height) <= 1
    # It is as wide as there is room: that of what the host has around it.
    assert frame.evaluate(
        """(one) => {
          const around = one.getRootNode().host ?? one.parentElement;
          return one.clientWidth > 0 && Math.abs(one.offsetWidth - around.clientWidth) <= 1;
        }"""
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_frame_comes_to_rest_in_any_layout(hosting: Host, seed: int) -> None:
    rest_in(hosting, seed)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4, 50))
def test_a_frame_comes_to_rest_in_fifty_layouts(hosting: Host, seed: int) -> None:
    rest_in(hosting, seed)


def rest_in(hosting: Host, seed: int) -> None:
    head, body, is_folded = layout(seed, "flowing")
    page = hosting.open(body, head=head)
    assert_rests(page, is_folded=is_folded)
    # And again when the window is another.
    page.set_viewport_size({"width": 420, "height": 700})
    assert_rests(page, is_folded=is_folded)


def test_a_layout_that_answers_each_height_with_another_width_comes_to_rest(hosting: Host) -> None:
    host = """<div style="width: 800px">FORM</div><script>
      const box = document.querySelector("div");
      new ResizeObserver(() => {
        const width = box.clientHeight > 700 ? "400px" : "800px";
        requestAnimationFrame(() => { box.style.width = width; });
      }).observe(box);
    </script>""".replace("FORM", LINE.replace("model", "swinging"))
    page = hosting.open(host)
    heard(page, 2)
    page.evaluate(REST, 40)
    # It is as tall as it must be for all of it to be seen at either width.
    assert page.locator("iframe").evaluate("(one) => one.clientHeight") == 900


RESERVED = "<style>stagemark-assessment { display: block; min-height: 640px; }</style>"
ELEMENT = "<stagemark-assessment framework=steady></stagemark-assessment>"
STILL = {
    "element with room kept for it": (RESERVED, ELEMENT, SCRIPT),
    "script that is waited for": ("", LINE.replace("model", "steady").replace(" async", ""), ""),
    "plain frame": (
        "",
        '<iframe src="SITE/steady/embed/" title="" width="100%" height="640"></iframe>',
        SCRIPT,
    ),
}


@pytest.mark.parametrize(("head", "form", "late"), STILL.values(), ids=STILL)
def test_nothing_of_the_host_moves(hosting: Host, head: str, form: str, late: str) -> None:
    hosting.prepare(f"if (parent === window) {{ {SHIFT} }}")
    page = hosting.open(f"{WORDS}{form}{WORDS * 20}", head=head, wait_until="commit")
    if late:
        # As late as on a slow line: when all else has long been seen.
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        page.evaluate(
            """src => {
              document.head.append(Object.assign(document.createElement("script"), {src}));
            }""",
            f"{hosting.site}embed.js",
        )
    page.locator("iframe").wait_for()
    if "iframe" not in form:
        heard(page, 2)
        page.evaluate(REST, 20)
    page.wait_for_load_state()
    assert page.locator("iframe").evaluate("(one) => one.clientHeight") == 640
    assert page.evaluate("shift") == 0
