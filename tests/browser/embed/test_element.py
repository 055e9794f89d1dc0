"""``<stagemark-assessment>``, and the script that makes one behind itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.embed.hosting import Host, all_heard, frame_in, frames, heard, shown

SCRIPT = '<script src="SITE/embed.js" async></script>'
ELEMENT = "<stagemark-assessment framework=model></stagemark-assessment>"
LINE = '<script src="SITE/embed.js" data-framework="model" async></script>'

EVERYTHING = {
    "view": "page",
    "theme": "auto",
    "accent": "#17594a",
    "font": "Some & Sons",
    "radius": "8",
    "box": "",
    "lang": "de",
}
ADDRESS = (
    "model/1.0.0/embed/index.html?view=page&theme=auto&accent=%2317594a"
    "&font=Some+%26+Sons&radius=8&box=&lang=de"
)


def written(prefix: str = "") -> str:
    all = {
        "framework": "model",
        "version": "1.0.0",
        "title": "How far?",
        "scroll": "",
        **EVERYTHING,
    }
    return " ".join(f'{prefix}{name}="{value}"' for name, value in all.items())


FORMS = {
    "element": f"{SCRIPT}<stagemark-assessment {written()}></stagemark-assessment>",
    "element first": f"<stagemark-assessment {written()}></stagemark-assessment>{SCRIPT}",
    "script": f'<script src="SITE/embed.js" {written("data-")} async></script>',
    "script that is waited for": f'<script src="SITE/embed.js" {written("data-")}></script>',
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_attributes_become_the_address_of_one_frame(hosting: Host, form: str) -> None:
    page = hosting.open(f"<p>Before</p>{form}<p>After</p>")
    frame_in(page)
    assert shown(page) == [ADDRESS]
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("title", "How far?")
    box = frame.bounding_box()
    before, after = (page.locator("p", has_text=one).bounding_box() for one in ("Before", "After"))
    assert box is not None
    assert before is not None
    assert after is not None
    assert before["y"] < box["y"] < after["y"]
    assert (box["height"], box["width"]) == (640, before["width"])


def test_without_attributes_the_address_is_bare(hosting: Host) -> None:
    page = hosting.open(f"{LINE}{ELEMENT}")
    heard(page, 1)
    assert shown(page) == ["model/embed/index.html"]
    # Where the element for a script stands already, no second is made.
    assert page.locator("stagemark-assessment").count() == 1


def test_several_stand_on_one_page_each_with_its_own_height(hosting: Host) -> None:
    other = LINE.replace("model", "other")
    page = hosting.open(f"{LINE}<p>Between</p>{other}<p>Between</p>{ELEMENT}")
    heard(page, 3)
    assert sorted(shown(page)) == sorted(
        ["model/embed/index.html", "model/embed/index.html", "other/embed/index.html"]
    )
    places = page.locator("iframe")
    expect(places).to_have_count(3)
    for place, height in enumerate((700, 800, 900)):
        frame = places.nth(place).element_handle().content_frame()
        assert frame
        frame.evaluate("height => tell('height', {height})", height)
    heard(page, 6)
    assert places.evaluate_all("all => all.map((one) => one.clientHeight)") == [700, 800, 900]


def test_what_is_changed_at_a_time_is_drawn_once_and_is_no_step_back(hosting: Host) -> None:
    page = hosting.open(f"{SCRIPT}{ELEMENT}")
    heard(page, 1)
    steps = page.evaluate("history.length")
    page.evaluate(
        """() => {
          const element = document.querySelector("stagemark-assessment");
          for (const [name, value] of [["theme", "dark"], ["radius", "4"], ["theme", "auto"]])
            element.setAttribute(name, value);
        }"""
    )
    heard(page, 2)
    assert shown(page) == ["model/embed/index.html?theme=auto&radius=4"]
    # What is not in the address leaves the reader where they are.
    page.evaluate(
        """() => {
          const element = document.querySelector("stagemark-assessment");
          element.title = "Where do we stand?";
          element.toggleAttribute("scroll");
          element.setAttribute("theme", "auto");
        }"""
    )
    expect(page.locator("iframe")).to_have_attribute("title", "Where do we stand?")
    frame_in(page).evaluate("tell('complete', {stage: 'last'})")
    assert [told["type"] for _, told in heard(page, 3)] == ["progress", "progress", "complete"]
    assert page.evaluate("history.length") == steps
    page.evaluate("document.querySelector('stagemark-assessment').removeAttribute('framework')")
    expect(page.locator("iframe")).to_have_count(0)
    assert len(hosting.complaints()) == 1


def test_an_element_gets_its_frame_when_it_is_told_which(hosting: Host) -> None:
    page = hosting.open(SCRIPT)
    page.wait_for_function("!!customElements.get('stagemark-assessment')")
    page.evaluate(
        """() => {
          const element = document.createElement("stagemark-assessment");
          document.body.append(element);
          element.setAttribute("framework", "other");
        }"""
    )
    assert heard(page, 1)[0][1]["id"] == "other"
    assert hosting.complaints() == []
    page.evaluate("document.body.append(document.createElement('stagemark-assessment'))")
    page.wait_for_function("document.querySelectorAll('stagemark-assessment').length === 2")
    [said] = hosting.complaints()
    assert "needs the attribute framework" in said


def test_inherited_letters_are_those_of_the_place(hosting: Host) -> None:
    style = "<style>article { font-family: 'Fira Sans', Georgia, serif; }</style>"
    element = ELEMENT.replace("framework", "font=inherit framework")
    page = hosting.open(f"<article>{element}</article>{SCRIPT}", head=style)
    heard(page, 1)
    font = frames(page)[0].evaluate("new URLSearchParams(location.search).get('font')")
    assert font.replace('"', "").split(", ") == ["Fira Sans", "Georgia", "serif"]


def test_what_stands_inside_is_for_those_without_scripts(hosting: Host) -> None:
    inside = '<a href="SITE/model/">Take it</a><iframe src="SITE/other/embed/" title=""></iframe>'
    page = hosting.open(ELEMENT.replace("></", f">{inside}</"))
    expect(page.locator("a")).to_be_visible()
    page = hosting.open(ELEMENT.replace("></", f">{inside}</") + SCRIPT)
    heard(page, 1)
    expect(page.locator("a")).to_be_hidden()
    assert shown(page) == ["model/embed/index.html"]


def test_a_plain_frame_is_left_alone(hosting: Host) -> None:
    plain = '<iframe src="SITE/model/embed/" title="Ours" width="100%" height="640"></iframe>'
    page = hosting.open(f"{plain}{SCRIPT}<p>Text</p>{LINE}")
    page.wait_for_function("events.length > 0")
    before = page.locator("iframe").first.evaluate("(one) => one.outerHTML")
    page.frames[1].evaluate("tell('height', {height: 900})")
    page.frames[1].evaluate("tell('complete', {stage: 'last'})")
    told = all_heard(page)
    assert page.locator("iframe").first.evaluate("(one) => one.outerHTML") == before
    assert [(target, one["type"]) for target, one in told] == [("stagemark-assessment", "progress")]
