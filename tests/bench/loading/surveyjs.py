"""The questions of a framework as a SurveyJS page, the way its own documentation sets one up."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.bench.loading.choices import choices_of
from tests.bench.loading.sites import need

# The smallest files that it offers: minified, without fonts of its own.
FILES = (
    "survey-core/survey-core.fontless.min.css",
    "survey-core/survey.core.min.js",
    "survey-js-ui/survey-js-ui.min.js",
)
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="survey-core.fontless.min.css">
<script src="survey.core.min.js" defer></script>
<script src="survey-js-ui.min.js" defer></script>
<script type="module">
window.survey = new Survey.Model({model});
window.survey.render(document.getElementById("survey"));
</script>
</head>
<body><div id="survey"></div></body>
</html>
"""


def copy_files(folder: Path) -> None:
    folder.mkdir(parents=True)
    for file in FILES:
        shutil.copy(need(file), folder)


def write_survey(framework: dict[str, Any], folder: Path) -> None:
    """The page and its files; ``framework`` is the content of a ``framework.json``."""
    copy_files(folder)
    model = json.dumps(survey(framework), ensure_ascii=False).replace("</", "<\\/")
    page = PAGE.format(language=framework["language"], title=framework["title"], model=model)
    (folder / "index.html").write_text(page, encoding="utf-8")


def survey(framework: dict[str, Any]) -> dict[str, Any]:
    """One page with a panel for each dimension; no score, as SurveyJS has no stages."""
    panels = []
    for dimension in framework["dimensions"]:
        elements = [element(framework, question) for question in dimension["questions"]]
        panels.append({"type": "panel", "title": dimension["name"], "elements": elements})
    return {"title": framework["title"], "elements": panels}


def element(framework: dict[str, Any], question: dict[str, Any]) -> dict[str, Any]:
    kind = {"choice": "radiogroup", "checklist": "checkbox", "text": "comment"}
    built = {"name": question["id"], "title": question["text"]}
    built["type"] = kind[question.get("type", "choice")]
    if built["type"] == "comment":
        return built
    choices = choices_of(framework, question)
    return {**built, "choices": [{"value": value, "text": text} for value, text in choices]}
