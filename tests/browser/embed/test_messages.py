"""What a page hears of a frame: what that frame itself says, as far as it can be true."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embed.hosting import Host, all_heard, frame_in, heard
from tests.browser.embed.test_element import ELEMENT, LINE, SCRIPT

FORMS = {"element": SCRIPT + ELEMENT, "script": LINE}
SAID: list[tuple[str, dict[str, Any]]] = [
    ("height", {"height": 700}),
    ("progress", {"seen": 1, "of": 3}),
    ("progress", {"seen": 3, "of": 3}),
    ("complete", {"stage": "far-ahead-2"}),
    ("scroll", {"top": 0}),
]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_message_is_an_event_of_the_element(hosting: Host, form: str) -> None:
    page = hosting.open(form)
    heard(page, 1)
    # What a message has beyond its fields, and what it would change by that, stays where it is.
    more = {"answers": {"q": "a"}, "target": "x", "bubbles": False}
    for type, rest in SAID:
        frame_in(page).evaluate("([type, rest]) => tell(type, rest)", [type, rest | more])
    told = all_heard(page)[1:]
    wanted = [{"stagemark": 1, "id": "model", "type": type, **rest} for type, rest in SAID]
    assert told == [["stagemark-assessment", one] for one in wanted]
    assert page.evaluate(
        """() => events.every(([, detail]) => Object.isFrozen(detail)
             && Object.getPrototypeOf(detail) === Object.prototype)"""
    )


def test_events_leave_the_shadow_that_a_host_puts_the_element_into(hosting: Host) -> None:
    page = hosting.open(f"<div></div>{SCRIPT}")
    page.evaluate(
        """content => {
          document.querySelector("div").attachShadow({mode: "open"}).innerHTML = content;
        }""",
        ELEMENT,
    )
    assert heard(page, 1)[0][0] == "div"


# Each breaks one thing of a message that would count.
HEIGHTS = "0, -1, 0.5, 700.5, 1e5, 1e9, NaN, Infinity, '700', [700], {}, null, undefined, true, 10n"
REFUSED = f"""[
  ...[{HEIGHTS}].map((height) => ["height", {{height}}]),
  ...[-1, 1.5, 1e6, NaN, "1", [1], null, undefined, true].flatMap((bad) =>
    [["progress", {{seen: bad, of: 3}}], ["progress", {{seen: 1, of: bad}}]]),
  ["progress", {{seen: 4, of: 3}}], ["progress", {{answered: 1, of: 3}}],
  ...["", "A", "two words", "~unknown", "<b>", "x".repeat(65), ["last"], 3, null, undefined, {{}}]
    .map((stage) => ["complete", {{stage}}]),
  ...[-1, 0.5, 1e5, "0", undefined].map((top) => ["scroll", {{top}}]),
  ...["", "Height", "answers", "constructor", "toString", "__proto__", "height ", ["height"], 1,
      null, undefined, {{}}].map((type) => [type, {{height: 1, top: 1, stage: "a"}}]),
  ...[0, 2, "1", true, [1], null, undefined]
    .map((stagemark) => ["height", {{height: 1, stagemark}}]),
  ...["other", "Model", "model ", "", ["model"], 1, null, undefined, {{}}]
    .map((id) => ["height", {{height: 1, id}}]),
]"""


def test_what_cannot_be_true_is_as_if_it_had_not_been_said(hosting: Host) -> None:
    page = hosting.open(SCRIPT + ELEMENT)
    heard(page, 1)
    frame = frame_in(page)
    frame.evaluate(f"{REFUSED}.forEach(([type, rest]) => tell(type, rest))")
    frame.evaluate(
        """[null, undefined, 1, "", "height", true, [], [1], {}, new Date(), new Map(), new Error(),
            /x/, new Uint8Array(3), {stagemark: 1}, {type: "height", height: 1}]
             .forEach((data) => parent.postMessage(data, "*"))"""
    )
    assert len(all_heard(page)) == 1
    assert page.locator("iframe").evaluate("(one) => one.clientHeight") == 640
    # The same page says something that can be true, and that counts.
    frame.evaluate("tell('height', {height: 99999})")
    assert all_heard(page)[1][1]["height"] == 99_999


FORGED = """count => {
  const frame = document.querySelector("stagemark-assessment").shadowRoot.querySelector("iframe");
  const fields = [{type: "height", height: 9}, {type: "complete", stage: "last"},
                  {type: "progress", seen: 1, of: 3}, {type: "scroll", top: 9}];
  const {port1, port2} = new MessageChannel();
  port1.onmessage = ({data}) => dispatchEvent(new MessageEvent("message", {data}));
  for (let number = 0; number < count; number++) {
    const data = {stagemark: 1, id: "model", ...fields[number % 4], number};
    // By the page itself, by a port, by an event that somebody made up, and into the frame.
    [() => postMessage(data, "*"), () => port2.postMessage(data),
     () => dispatchEvent(new MessageEvent("message", {data, source: window})),
     () => frame.contentWindow.postMessage(data, "*")][(number >> 2) % 4]();
  }
}"""
# From another frame, which would be believed about itself.
FROM_OTHERS = """count => {
  for (let number = 0; number < count; number++)
    parent.postMessage({stagemark: 1, id: "model", type: "height", height: 9 + number}, "*");
}"""


def forge(hosting: Host, count: int) -> None:
    plain = '<iframe src="SITE/model/embed/" title="Plain"></iframe>'
    page = hosting.open(f"{SCRIPT}{ELEMENT}{ELEMENT.replace('model', 'other')}{plain}")
    heard(page, 2)
    page.wait_for_load_state()
    before = looks(page)
    text = page.frames[1].evaluate("document.body.innerHTML")
    page.evaluate(FORGED, count // 2)
    plain_one = page.get_by_title("Plain").element_handle().content_frame()
    [other] = [one for one in page.frames if "/other/" in one.url]
    strangers = [one for one in (plain_one, other) if one]
    for stranger in strangers:
        stranger.evaluate(FROM_OTHERS, count // 4)
    assert len(all_heard(page)) == 2
    assert looks(page) == before
    assert page.frames[1].evaluate("document.body.innerHTML") == text


def looks(page: Page) -> str:
    return json.dumps(
        page.evaluate(
            """() => [scrollY, document.documentElement.outerHTML,
                 ...[...document.querySelectorAll("stagemark-assessment")].map((one) =>
                   [one.shadowRoot.innerHTML, one.clientHeight])]"""
        )
    )


def test_forged_messages_change_nothing(hosting: Host) -> None:
    forge(hosting, 400)


@pytest.mark.deep
def test_ten_thousand_forged_messages_change_nothing(hosting: Host) -> None:
    forge(hosting, 10_000)


TALL = "<p style='height: 2000px'>Above</p>"


def test_a_link_within_a_whole_page_moves_the_host(hosting: Host) -> None:
    element = ELEMENT.replace("framework", "view=page framework")
    page = hosting.open(f"{TALL}{SCRIPT}{element}{TALL}")
    page.evaluate("scrollTo(0, 1800)")
    heard(page, 1)
    frame_in(page).evaluate("tell('height', {height: 5000})")
    frame_in(page).evaluate("tell('scroll', {top: 1234})")
    all_heard(page)
    top = page.locator("iframe").evaluate("(one) => one.getBoundingClientRect().top")
    assert abs(top + 1234) <= 1


@pytest.mark.parametrize("scroll", ["scroll", ""])
def test_the_result_is_brought_into_sight_where_that_is_asked_for(
    hosting: Host, scroll: str
) -> None:
    page = hosting.open(SCRIPT + ELEMENT.replace("framework", f"{scroll} framework") + TALL)
    heard(page, 1)
    page.evaluate("scrollTo(0, 500)")
    frame_in(page).evaluate("tell('complete', {stage: 'last'})")
    all_heard(page)
    top = page.locator("iframe").evaluate("(one) => one.getBoundingClientRect().top")
    assert (top >= 0) == bool(scroll)
    expect(page.locator("iframe")).to_be_in_viewport()
