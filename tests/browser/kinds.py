"""Every kind of page that the site has, by an example of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Page

from stagemark.site import kinds
from stagemark.site.kinds import FrameworkKind, PageKind, QuestionnaireKind
from tests.browser.answering import DIMENSIONS, SMB
from tests.root import ROOT

FORESIGHT = "marketing-ops-foresight"
CONTENT = ROOT / "content"
PROSE = [f"{file.stem}/" for file in sorted(CONTENT.glob("*.md")) if file.stem != "index"]

# The questionnaires are of three frameworks, so that gates, targets and checklists are all seen.
FRAMEWORKS = {"assessment": SMB, "handout": FORESIGHT}
# A frame shows the whole page where its address asks for it; tests/browser/embed has the card.
QUERY = {"search": "#q=marketing", "embed": "?view=page"}


def example(kind: PageKind) -> str:
    """The address of one page of a kind, below that of the site."""
    path = kind.path.format(stage="managed", page="embedding")
    folder = f"{FRAMEWORKS.get(kind.name, DIMENSIONS)}/" if isinstance(kind, FrameworkKind) else ""
    return folder + re.sub(r"(^|/)index\.html$", r"\1", path) + QUERY.get(kind.name, "")


KINDS = {kind.name: example(kind) for kind in kinds.KINDS}
QUESTIONNAIRES = {
    kind.name: KINDS[kind.name]
    for kind in kinds.FRAMEWORK_KINDS
    if isinstance(kind, QuestionnaireKind)
}
# The pages that read results, or the list of pages: each with a program of its own.
PROGRAMS = {
    kind.name: KINDS[kind.name]
    for kind in kinds.KINDS
    if kind.script and kind.name not in QUESTIONNAIRES
}

# The last option of each question, the boxes of a checklist one by one; a question that an answer
# brings up is answered in its turn.
FINISH = """() => {
  const form = document.getElementById("assessment");
  for (const question of form.querySelectorAll("fieldset")) {
    if (question.hidden) continue;
    for (const option of question.querySelectorAll(":scope > label > input:not([value='~none'])"))
      if (!option.checked) option.click();
  }
}"""


def finish(page: Page) -> None:
    """Answers everything and opens whatever can be opened, so that all there is can be seen."""
    page.evaluate(FINISH)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.locator("#scorecard").get_attribute("data-state") == "complete"


def kinds_of(paths: Iterable[str], frameworks: Iterable[str]) -> set[str]:
    """Paths of pages with whatever differs within a kind struck out."""
    of_framework = rf"^(?:{'|'.join(frameworks)})/(?:\d+\.\d+\.\d+/)?"
    prose = rf"^(?:{'|'.join(PROSE)})"
    return {
        re.sub(
            "(?<=/stages/)[^/]+/", "*/", re.sub(of_framework, "*/", re.sub(prose, "prose/", path))
        )
        for path in paths
    }
