"""The questions of a framework as a form.io form, the way its own documentation embeds one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.bench.loading.choices import choices_of
from tests.bench.loading.sites import need

FILES = (
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap-icons/font/bootstrap-icons.min.css",
    "@formio/js/dist/formio.embed.min.js",
    "@formio/js/dist/formio.embed.css",
    "@formio/js/dist/formio.form.min.js",
    "@formio/js/dist/formio.form.min.css",
)
FONTS = "bootstrap-icons/font/fonts"
KINDS = {"choice": "radio", "checklist": "selectboxes", "text": "textarea"}


def copy_files(folder: Path) -> None:
    folder.mkdir(parents=True)
    for file in FILES:
        shutil.copy(need(file), folder)
    shutil.copytree(need(FONTS), folder / "fonts")


def form(framework: dict[str, Any]) -> dict[str, Any]:
    """One question on each page, which shows the first of them soonest; no score."""
    panels = []
    for dimension in framework["dimensions"]:
        for question in dimension["questions"]:
            key = question["id"].replace("-", "_")
            asked: dict[str, Any] = {"key": key, "label": question["text"], "input": True}
            asked["type"] = KINDS[question.get("type", "choice")]
            if asked["type"] != "textarea":
                choices = choices_of(framework, question)
                asked["values"] = [{"value": value, "label": text} for value, text in choices]
            panel = {"type": "panel", "key": f"{key}_page", "title": dimension["name"]}
            panels.append({**panel, "components": [asked]})
    return {"display": "wizard", "title": framework["title"], "components": panels}
