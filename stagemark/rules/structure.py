"""Rules beyond the shape of a framework's parts: each compares two places of the file.

Each function yields the errors of one part of the file. References are checked together with the
part that makes them, so that a wrong id is said where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from stagemark.framework.changes import Changes
from stagemark.framework.conditions import (
    AllOf,
    AnyOf,
    Condition,
    DimensionAhead,
    DimensionAtLeast,
    DimensionBelow,
    GatePassed,
    QuestionAtLeast,
    QuestionIs,
    StageAtLeast,
    StageBelow,
)
from stagemark.framework.model import Benchmark, Framework, Percentiles, Reassess
from stagemark.framework.numbers import written
from stagemark.framework.problems import quoted
from stagemark.framework.questions import Option, Question, ShownAtLeast, ShownIs
from stagemark.framework.source import Trail, Tree
from stagemark.framework.stages import Step
from stagemark.framework.versions import precedence
from stagemark.rules.references import Problems, offered, reference, stage_ids, unique
from stagemark.rules.scoring_rules import scoring_rules


def rules(framework: Framework, tree: Tree, path: tuple[str, str] | None = None) -> Problems:
    """Every error of a framework whose parts are well formed. ``path``: id and version."""
    yield from _path(framework, tree, path)
    yield from _unique_ids(framework, tree)
    yield from _guidance(framework, tree)
    yield from _questions(framework, tree)
    yield from scoring_rules(framework, tree)
    for number, finding in enumerate(framework.findings):
        yield from _condition(framework, tree, ("findings", number, "when"), finding.when)
    for number, benchmark in enumerate(framework.benchmarks):
        yield from _benchmark(framework, tree, ("benchmarks", number), benchmark)
    if framework.reassess:
        yield from _reassess(tree, framework.reassess)
    if framework.changes:
        yield from _changes(framework, tree, framework.changes)


def _path(framework: Framework, tree: Tree, path: tuple[str, str] | None) -> Problems:
    for key, given, named in zip(
        ("id", "version"),
        (framework.id, framework.version),
        path or (framework.id, framework.version),
        strict=True,
    ):
        if given != named:
            message = f"must be {quoted(named)} as in the path, got {quoted(given)}"
            yield tree.problem((key,), message, "change it, or move the file")


def _unique_ids(framework: Framework, tree: Tree) -> Problems:
    for kind in ("stages", "dimensions", "findings", "profile", "benchmarks"):
        parts = getattr(framework, kind)
        yield from unique(tree, [((kind, i, "id"), part.id) for i, part in enumerate(parts)])
    questions: list[tuple[Trail, str]] = []
    for i, dimension in enumerate(framework.dimensions):
        for j, question in enumerate(dimension.questions):
            trail = ("dimensions", i, "questions", j)
            questions.append(((*trail, "id"), question.id))
            yield from _unique_options(tree, (*trail, "options"), question.options)
    yield from unique(tree, questions)
    for name, options in framework.scales.items():
        yield from _unique_options(tree, ("scales", name), options)
    gates = enumerate(framework.gates)
    yield from unique(tree, [(("scoring", "gates", i, "id"), gate.id) for i, gate in gates])
    for i, question_ in enumerate(framework.profile):
        trail_ = ("profile", i, "options")
        texts = enumerate(question_.options)
        yield from unique(tree, [((*trail_, j), text) for j, text in texts])


def _unique_options(tree: Tree, trail: Trail, options: list[Option]) -> Problems:
    yield from unique(tree, [((*trail, i, "id"), one.id) for i, one in enumerate(options)])


def _dimensions(framework: Framework) -> list[str]:
    return [dimension.id for dimension in framework.dimensions]


def _guidance(framework: Framework, tree: Tree) -> Problems:
    """References of the next steps."""
    stages = stage_ids(framework)
    for i, stage in enumerate(framework.stages):
        yield from _steps(framework, tree, ("stages", i, "next_steps"), stage.next_steps)
    for i, dimension in enumerate(framework.dimensions):
        for name, steps in dimension.next_steps.items():
            trail = ("dimensions", i, "next_steps", name)
            yield from reference(tree, trail, "stage", wrong=name, known=stages, key=True)
            yield from _steps(framework, tree, trail, steps)


def _steps(framework: Framework, tree: Tree, trail: Trail, steps: list[Step]) -> Problems:
    known = _dimensions(framework)
    for i, step in enumerate(steps):
        if step.dimension is not None:
            place = (*trail, i, "dimension")
            yield from reference(tree, place, "dimension", wrong=step.dimension, known=known)


def _questions(framework: Framework, tree: Tree) -> Problems:
    earlier: dict[str, Question] = {}
    for name, options in framework.scales.items():
        if not options:
            yield tree.problem(("scales", name), "has no options")
    for i, dimension in enumerate(framework.dimensions):
        for j, question in enumerate(dimension.questions):
            trail = ("dimensions", i, "questions", j)
            if question.is_scored:
                yield from _options(framework, tree, trail, question)
            else:
                for key in ("scale", "options", "weight"):
                    if key in question.model_fields_set:
                        message = f"a text question is never scored and has no {key}"
                        yield tree.problem((*trail, key), message, "delete it", key=True)
            if question.show_if:
                yield from _show_if(framework, tree, (*trail, "show_if"), question, earlier)
            earlier.setdefault(question.id, question)
    if not any(question.is_scored for question in earlier.values()):
        yield tree.problem(
            ("dimensions",), "no question is scored", "make one a choice or a checklist"
        )


def _options(framework: Framework, tree: Tree, trail: Trail, question: Question) -> Problems:
    if question.scale and question.options:
        yield tree.problem(
            (*trail, "options"), "stands beside a scale", "keep one of the two", key=True
        )
        return
    if question.scale:
        place = (*trail, "scale")
        yield from reference(
            tree, place, "scale", wrong=question.scale, known=framework.scales.keys()
        )
        if question.scale not in framework.scales:
            return
    options = offered(framework, question)
    if not question.scale and not options:
        yield tree.problem(trail, "has no options", "write options, or name a scale")
    elif question.type == "choice" and len(options) == 1:
        place = (*trail, "scale" if question.scale else "options")
        yield tree.problem(place, "a choice needs at least 2 options, has 1")
    elif framework.is_percent and options and not any(option.value for option in options):
        method = framework.scoring.method
        message = f"no option is worth more than 0, so under {method} it cannot count"
        yield tree.problem(trail, message, "give an option a value, or make it a text question")


def _show_if(
    framework: Framework,
    tree: Tree,
    trail: Trail,
    question: Question,
    earlier: Mapping[str, Question],
) -> Problems:
    shown = question.show_if
    if shown is None:
        return
    if shown.question == question.id:
        yield tree.problem((*trail, "question"), "a question cannot depend on itself")
    elif shown.question in framework.questions and shown.question not in earlier:
        message = f"{quoted(shown.question)} stands later; a question can depend on earlier ones"
        yield tree.problem((*trail, "question"), message, "move one of the two")
    else:
        yield from _answered(framework, tree, trail, shown)


def _answered(
    framework: Framework,
    tree: Tree,
    trail: Trail,
    part: ShownAtLeast | ShownIs | QuestionAtLeast | QuestionIs,
) -> Problems:
    """A choice question and options of it."""
    place = (*trail, "question")
    question = framework.questions.get(part.question)
    if question is not None and question.type != "choice":
        message = f"must be a choice question; {quoted(question.id)} is a {question.type}"
        yield tree.problem(place, f"{message} question" if question.type == "text" else message)
        return
    if question is None:
        choices = [one.id for one in framework.questions.values() if one.type == "choice"]
        yield from reference(tree, place, "question", wrong=part.question, known=choices)
        return
    options = [option.id for option in offered(framework, question)]
    kind = f"option of {quoted(question.id)} called"
    if isinstance(part, ShownAtLeast | QuestionAtLeast):
        yield from reference(tree, (*trail, "at_least"), kind, wrong=part.at_least, known=options)
        return
    named = [((*trail, "is", i), one) for i, one in enumerate(part.is_)]
    yield from unique(tree, named)
    for where, one in named:
        yield from reference(tree, where, kind, wrong=one, known=options)


def _condition(framework: Framework, tree: Tree, trail: Trail, when: Condition) -> Problems:
    stages, dimensions = stage_ids(framework), _dimensions(framework)
    if isinstance(when, AllOf | AnyOf):
        key = "all" if isinstance(when, AllOf) else "any"
        for i, part in enumerate(when.all if isinstance(when, AllOf) else when.any):
            yield from _condition(framework, tree, (*trail, key, i), part)
    elif isinstance(when, StageAtLeast):
        place, wrong = (*trail, "stage_at_least"), when.stage_at_least
        yield from reference(tree, place, "stage", wrong=wrong, known=stages)
    elif isinstance(when, StageBelow):
        place, wrong = (*trail, "stage_below"), when.stage_below
        yield from reference(tree, place, "stage", wrong=wrong, known=stages)
    elif isinstance(when, DimensionAtLeast | DimensionBelow | DimensionAhead):
        place, wrong = (*trail, "dimension"), when.dimension
        yield from reference(tree, place, "dimension", wrong=wrong, known=dimensions)
        if isinstance(when, DimensionAhead):
            place, wrong = (*trail, "ahead_of"), when.ahead_of
            yield from reference(tree, place, "dimension", wrong=wrong, known=dimensions)
            if when.ahead_of == when.dimension:
                yield tree.problem(place, "a dimension cannot be ahead of itself")
    elif isinstance(when, QuestionIs | QuestionAtLeast):
        yield from _answered(framework, tree, trail, when)
    elif isinstance(when, GatePassed):
        place = (*trail, "gate")
        if framework.gates:
            gates = [gate.id for gate in framework.gates]
            yield from reference(tree, place, "gate", wrong=when.gate, known=gates)
        else:
            message = f"there are no gates under the method {framework.scoring.method}"
            yield tree.problem(place, message)


def _benchmark(framework: Framework, tree: Tree, trail: Trail, benchmark: Benchmark) -> Problems:
    if benchmark.overall:
        yield from _percentiles(tree, (*trail, "overall"), benchmark.overall)
    for name, percentiles in benchmark.dimensions.items():
        place = (*trail, "dimensions", name)
        known = _dimensions(framework)
        yield from reference(tree, place, "dimension", wrong=name, known=known, key=True)
        yield from _percentiles(tree, place, percentiles)


def _percentiles(tree: Tree, trail: Trail, given: Percentiles) -> Problems:
    for low, high in (("p25", "p50"), ("p50", "p75")):
        below, above = getattr(given, low), getattr(given, high)
        if below > above:
            message = f"must be at least {low}, {written(below)}, got {quoted(written(above))}"
            yield tree.problem((*trail, high), message)


def _reassess(tree: Tree, given: Reassess) -> Problems:
    if given.before < given.after:
        message = f"must not end before it begins: after {given.after}, before {given.before}"
        yield tree.problem(("reassess",), message)


def _changes(framework: Framework, tree: Tree, changes: Changes) -> Problems:
    if precedence(changes.from_) >= precedence(framework.version):
        message = f"must be an earlier version than {framework.version}"
        yield tree.problem(("changes", "from"), f"{message}, got {quoted(changes.from_)}")
    known = framework.questions.keys()
    for old, new in changes.renamed.items():
        place: Trail = ("changes", "renamed", old)
        yield from reference(tree, place, "question", wrong=new, known=known)
    for new, count in Counter(changes.renamed.values()).items():
        if count > 1:
            yield tree.problem(
                ("changes", "renamed"), f"several questions become {quoted(new)}", "keep one"
            )
    for i, one in enumerate(changes.reask):
        yield from reference(tree, ("changes", "reask", i), "question", wrong=one, known=known)
