"""A post with an assessment in it, one page for each way to put it there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.loading import formio, surveyjs

POST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How far has your marketing grown?</title>
<link rel="icon" href="data:,">
<style>body {{ max-width: 42rem; margin: auto; padding: 1rem; font: 1.1rem/1.6 sans-serif }}</style>
{head}
</head>
<body>
<h1>How far has your marketing grown?</h1>
<p>Most teams guess. Fifteen questions and five minutes say it better.</p>
{body}
{rest}
</body>
</html>
"""
REST = "<p>What the stages have in common is that each stands on the one before it.</p>\n" * 20


@dataclass(frozen=True)
class Embed:
    """What a post needs in its head and at the place of the assessment."""

    head: str
    body: str
    holds_questions: str | None
    """What shows in the post's own document that an answer is held; None for a frame."""


NOTHING = Embed("", "", None)


def write_hosts(site: Path, id: str, home: str) -> Mapping[str, Embed]:
    """Writes ``host/<name>.html`` for each embed, in order, below the site's folder.

    ``home`` is where the post finds the site and all files of the others: another site to it, as
    the assessment's and a delivery network's are to a blog.
    """
    framework = json.loads((site / id / "framework.json").read_text(encoding="utf-8"))
    surveyjs.copy_files(site / "surveyjs")
    formio.copy_files(site / "formio")
    embeds = {"nothing": NOTHING} | _ours(id, home) | _others(framework, home)
    (site / "host").mkdir()
    for name, embed in embeds.items():
        page = POST.format(head=embed.head, body=embed.body, rest=REST)
        (site / "host" / f"{name}.html").write_text(page, encoding="utf-8")
    return embeds


def _ours(id: str, home: str) -> dict[str, Embed]:
    frame = (
        f'<iframe src="{home}{id}/embed/" title="Assessment" width="100%" height="640" '
        'loading="lazy" allow="clipboard-write"></iframe>'
    )
    script = f'<script src="{home}embed.js" data-framework="{id}" async></script>'
    element = (
        f'<script src="{home}embed.js" async></script>\n'
        f'<stagemark-assessment framework="{id}"></stagemark-assessment>'
    )
    forms = {"frame": frame, "script": script, "element": element}
    return {name: Embed("", body, None) for name, body in forms.items()}


def _others(framework: dict[str, Any], home: str) -> dict[str, Embed]:
    survey = surveyjs.survey(framework) | {"questionsOnPageMode": "questionPerPage"}
    survey_head = f"""<link rel="stylesheet" href="{home}surveyjs/survey-core.fontless.min.css">
<script src="{home}surveyjs/survey.core.min.js" defer></script>
<script src="{home}surveyjs/survey-js-ui.min.js" defer></script>
<script type="module">
window.survey = new Survey.Model({_in_script(survey)});
window.survey.render(document.getElementById("embed"));
</script>"""
    form_head = f"""<link rel="stylesheet" href="{home}formio/bootstrap-icons.min.css">
<link rel="stylesheet" href="{home}formio/bootstrap.min.css">
<script src="{home}formio/formio.embed.min.js"></script>"""
    form_body = f"""<div id="embed"></div>
<script>
Formio.createForm(document.getElementById("embed"), {_in_script(formio.form(framework))})
  .then((form) => {{ window.form = form; }});
</script>"""
    return {
        "SurveyJS": Embed(survey_head, '<div id="embed"></div>', "window.survey?.data"),
        "form.io": Embed(form_head, form_body, "window.form?.submission?.data"),
    }


def _in_script(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
