"""On hosts that change an open page, nothing comes twice and nothing stays behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embed.hosting import Host, frame_in, heard, loader, shown
from tests.browser.embed.test_element import ELEMENT, LINE, SCRIPT

# Counts what embed.js still listens to, watches or waits for.
COUNT = """
const isOurs = () => new Error().stack.includes("embed.js");
const left = window.left = {listeners: 0, watching: 0, waiting: 0};
for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
  const real = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (type, ...rest) {
    if ((this ?? window) === window && isOurs()) left.listeners += step;
    return real.call(this ?? window, type, ...rest);
  };
}
for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
  const {observe, disconnect} = window[name].prototype;
  const live = new Set();
  window[name].prototype.observe = function (...given) {
    if (isOurs()) live.add(this);
    left.watching = live.size;
    return observe.apply(this, given);
  };
  window[name].prototype.disconnect = function () {
    live.delete(this);
    left.watching = live.size;
    return disconnect.call(this);
  };
}
const {setTimeout: begin, clearTimeout: end} = window, waiting = new Set();
window.setTimeout = (what, ...rest) => {
  const id = begin(() => { waiting.delete(id); left.waiting = waiting.size; what(); }, ...rest);
  if (isOurs()) waiting.add(id);
  left.waiting = waiting.size;
  return id;
};
window.clearTimeout = (id) => { waiting.delete(id); left.waiting = waiting.size; end(id); };
"""
NOTHING = {"listeners": 0, "watching": 0, "waiting": 0}
FORMS = {"element": SCRIPT + ELEMENT, "script": LINE}


def counted(hosting: Host) -> Host:
    hosting.prepare(f"if (parent === window) {{ {COUNT} }}")
    return hosting


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_it_leaves_with_its_page_and_comes_back_with_it(hosting: Host, form: str) -> None:
    page = counted(hosting).open(f"<main>{form}</main>")
    heard(page, 1)
    expect(page.locator("iframe")).to_have_count(1)
    watching = int(form is LINE)
    assert page.evaluate("left") == {"listeners": 1, "watching": watching, "waiting": 0}
    page.evaluate("window.kept = document.querySelector('main')")
    for count in (2, 3):
        page.evaluate("kept.remove()")
        expect(page.locator("iframe")).to_have_count(0)
        assert page.evaluate("left") == NOTHING
        page.evaluate("document.body.append(kept)")
        heard(page, count)
        assert shown(page) == ["model/embed/index.html"]
    # Also when it goes before anything has come.
    page.evaluate("document.body.append(kept), kept.remove(), document.body.append(kept)")
    page.evaluate("kept.remove()")
    assert page.evaluate("left") == NOTHING


def test_what_is_waited_for_is_waited_for_no_longer(hosting: Host) -> None:
    page = counted(hosting).open(SCRIPT + ELEMENT.replace("model", "silent"))
    page.wait_for_function("left.waiting === 1")
    page.evaluate("document.querySelector('stagemark-assessment').remove()")
    assert page.evaluate("left") == NOTHING


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_it_is_one_wherever_it_is_moved(hosting: Host, form: str) -> None:
    page = hosting.open(f"<main>{form}</main><footer></footer>")
    heard(page, 1)
    page.evaluate(
        "document.querySelector('footer').append(...document.querySelector('main').children)"
    )
    heard(page, 2)
    expect(page.locator("footer iframe")).to_have_count(1)
    assert shown(page) == ["model/embed/index.html"]


def test_a_host_that_can_move_it_alive_keeps_what_was_answered(hosting: Host) -> None:
    page = hosting.open(f"<main>{SCRIPT}{ELEMENT}</main><footer></footer>")
    heard(page, 1)
    frame = frame_in(page)
    frame.evaluate("window.answered = 3")
    page.evaluate(
        """document.querySelector("footer")
             .moveBefore(document.querySelector("stagemark-assessment"), null)"""
    )
    assert frame.evaluate("answered") == 3
    frame.evaluate("tell('height', {height: 700})")
    assert [told["type"] for _, told in heard(page, 2)] == ["progress", "height"]


LEAVING = {
    "removed": "script.remove()",
    "replaced": "script.replaceWith('Something else')",
    "the part of the page emptied": "script.parentNode.textContent = ''",
    "moved and then removed": "document.body.append(script)",
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
def test_what_a_script_made_leaves_with_the_script(hosting: Host, leave: str) -> None:
    page = counted(hosting).open(f"<main>{LINE}<p>Text</p></main>")
    heard(page, 1)
    page.evaluate("window.script = document.querySelector('script[data-framework]')")
    page.evaluate(leave)
    if "append" in leave:
        page.evaluate("script.remove()")
    expect(page.locator("stagemark-assessment")).to_have_count(0)
    expect(page.locator("iframe")).to_have_count(0)
    assert page.evaluate("left") == NOTHING


def copy_of_the_loader(page: Page) -> None:
    """Runs a second copy of the file, with other bytes and from another place."""
    with page.expect_response("**/copy.js"):
        page.evaluate(
            """() => new Promise((done) => {
                 const script = document.createElement("script");
                 script.src = "copy.js";
                 script.onload = done;
                 document.head.append(script);
               })"""
        )


def test_a_second_run_adds_nothing(hosting: Host) -> None:
    page = hosting.open(f"{LINE}<p>Text</p>{ELEMENT}{SCRIPT}{SCRIPT}")
    heard(page, 2)
    (hosting.folder / "copy.js").write_text(f"/* a copy */ {loader()}", encoding="utf-8")
    copy_of_the_loader(page)
    copy_of_the_loader(page)
    assert shown(page) == ["model/embed/index.html"] * 2
    # A host that runs the scripts of a page anew puts copies into their place.
    page.evaluate(
        """() => {
          for (const old of document.querySelectorAll("script[src]")) {
            const fresh = document.createElement("script");
            for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
            old.replaceWith(fresh);
          }
        }"""
    )
    heard(page, 3)
    expect(page.locator("iframe")).to_have_count(2)
    expect(page.locator("stagemark-assessment")).to_have_count(2)


def test_a_page_that_was_saved_with_its_frame_has_one(hosting: Host) -> None:
    page = hosting.open(f"<main>{LINE}</main>")
    heard(page, 1)
    page.locator("iframe").wait_for()
    saved = page.locator("main").inner_html()
    assert "<iframe" in saved
    page = hosting.open(f"<main>{saved}</main>")
    heard(page, 1)
    expect(page.locator("iframe")).to_have_count(1)
    assert shown(page) == ["model/embed/index.html"]
    # A script that is waited for runs before the browser has read on to what it had made.
    waited_for = saved.replace(' async=""', "")
    page = hosting.open(f"<main>{waited_for}</main>")
    heard(page, 1)
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("stagemark-assessment")).to_have_count(1)
    # As the loader left it that made frames without an element around them.
    old = '<iframe src="SITE/model/embed/index.html" title=""></iframe>'
    page = hosting.open(old)
    page.evaluate(
        """src => new Promise((done) => {
          const script = document.createElement("script");
          Object.assign(script, {src, onload: done}).dataset.framework = "model";
          document.querySelector("iframe").before(script);
        })""",
        f"{hosting.site}embed.js",
    )
    assert shown(page) == ["model/embed/index.html"]


def test_two_that_stand_side_by_side_are_two(hosting: Host) -> None:
    page = hosting.open(LINE + SCRIPT + ELEMENT.replace("model", "other"))
    heard(page, 2)
    assert sorted(shown(page)) == ["model/embed/index.html", "other/embed/index.html"]
    other = ELEMENT.replace("model", "other")
    page = hosting.open(LINE + other)
    heard(page, 2)
    assert sorted(shown(page)) == ["model/embed/index.html", "other/embed/index.html"]


HEADS = {"script": LINE, "script that is waited for": LINE.replace(" async", "")}


@pytest.mark.parametrize("line", HEADS.values(), ids=HEADS)
def test_in_the_head_it_says_what_to_use_and_does_no_more(hosting: Host, line: str) -> None:
    page = hosting.open("<p>Text</p>", head=line.replace("SITE/", hosting.site))
    page.wait_for_load_state()
    [said] = hosting.complaints()
    assert "stagemark-assessment" in said
    assert (shown(page), page.locator("stagemark-assessment").count()) == ([], 0)
