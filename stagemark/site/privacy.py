"""Where a site that counts visits says so: the build sees to it, so that nobody can forget it."""

from __future__ import annotations

from dataclasses import replace

from stagemark.framework.problems import Problem, did_you_mean, quoted
from stagemark.framework.source import Tree
from stagemark.site.content import Content, FrontMatter, Source
from stagemark.site.sentences import Sentences
from stagemark.site.settings import Analytics


def with_privacy_page(
    content: Content, analytics: Analytics, say: Sentences, tree: Tree, problems: list[Problem]
) -> tuple[Content, Source | None]:
    """The content with a page that can say how visits are counted, and that page.

    It is the one that the settings name. Where they name none and the publisher has written none,
    there is one with nothing else on it. None for a page that cannot be: that is a problem.
    """
    name = analytics.privacy
    if page := content.pages.get(name):
        return content, page
    if "privacy" in analytics.model_fields_set:
        hint = did_you_mean(name, content.pages) or f"write a page of {content.shown}/, or nothing"
        message = f"there is no page {quoted(name)} in {content.shown}/"
        problems.append(tree.problem(("analytics", "privacy"), message, hint))
        return content, None
    title = say.text("visits", "privacy")
    page = Source(name, f"{content.shown}/{name}", FrontMatter(title=title), f"# {title}\n", 1)
    written = content.targets.get(page.target)
    if written and written in content.pages:
        return content, content.pages[written]
    if written:
        message = f"visitors must be told of it on a page, and {written} is a file"
        hint = "write it in Markdown, as privacy.md, or name a page behind privacy:"
        problems.append(tree.problem(("analytics",), message, hint))
        return content, None
    return replace(content, pages={**content.pages, name: page}), page
