"""Warnings of parts of a valid framework that do nothing.

What no answers can bring about is an error where the framework promises it (a stage that cannot be
reached by its threshold); what is legal but odd is a warning that says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from stagemark.framework.letters import names_of, not_in_pdf, on_card
from stagemark.framework.model import Framework, Percentiles
from stagemark.framework.numbers import written
from stagemark.framework.problems import Problem, quoted
from stagemark.framework.questions import Option
from stagemark.framework.ranges import Range
from stagemark.framework.reach import Reach
from stagemark.framework.source import Trail, Tree
from stagemark.rules.contradictions import always_passed, contradiction, reachable_stages
from stagemark.rules.markdown_advice import markdown_advice
from stagemark.rules.references import about, stage_ids

Problems = Iterator[Problem]


def advice(framework: Framework, tree: Tree) -> Problems:
    """Errors and warnings on a framework that ``rules`` passed."""
    reach, best = Reach(framework), Reach(framework, without_escapes=True)
    yield from _thresholds(framework, tree, reach, best)
    yield from _cap(framework, tree)
    if framework.gates:
        yield from _gates(framework, tree)
    yield from _dimensions(framework, tree, best)
    yield from _option_orders(framework, tree)
    yield from _same_texts(framework, tree)
    yield from markdown_advice(tree)
    yield from _letters(framework, tree)
    for i, finding in enumerate(framework.findings):
        reason = contradiction(framework, reach, finding)
        if reason:
            trail = ("findings", i, "when")
            yield tree.problem(trail, "can never hold", reason, is_warning=True)
    for i, benchmark in enumerate(framework.benchmarks):
        if benchmark.overall:
            trail_: Trail = ("benchmarks", i, "overall")
            yield from _percentiles(tree, trail_, benchmark.overall, reach.overall)
        for name, percentiles in benchmark.dimensions.items():
            if name in reach.dimensions:
                trail_ = ("benchmarks", i, "dimensions", name)
                yield from _percentiles(tree, trail_, percentiles, reach.dimensions[name])


def _thresholds(framework: Framework, tree: Tree, reach: Reach, best: Reach) -> Problems:
    """Thresholds that every result or no result reaches."""
    if framework.method.counts_gates:
        return
    stages = stage_ids(framework)
    given = framework.given_thresholds
    for below, name, threshold in zip(stages, stages[1:], framework.thresholds or [], strict=False):
        place: Trail = ("scoring", "thresholds", name) if given else ("scoring",)
        stage = f"the stage {quoted(name)}, from {written(threshold)} on,"
        if threshold > best.overall.high:
            highest = f"the best answers score {about(best.overall.high)}"
            yield tree.problem(
                place, f"{stage} is out of reach: {highest}", _thresholds_hint(given)
            )
        elif threshold <= reach.overall.low:
            lowest = f"the lowest possible score is {about(reach.overall.low)}"
            message = f"every result reaches {stage} so none is at {quoted(below)}"
            yield tree.problem(place, message, lowest, is_warning=True)


def _thresholds_hint(given: object) -> str:
    return "lower the threshold" if given else "write thresholds that fit the values of the options"


def _cap(framework: Framework, tree: Tree) -> Problems:
    cap = framework.scoring.cap
    if cap and cap.above_weakest >= len(framework.stages) - 1:
        message = f"never lowers a stage, as there are only {len(framework.stages)}"
        yield tree.problem(("scoring", "cap", "above_weakest"), message, is_warning=True)


def _gates(framework: Framework, tree: Tree) -> Problems:
    stages, always = stage_ids(framework), always_passed(framework)
    reachable = reachable_stages(framework, Reach(framework))
    for i, name in enumerate(stages):
        if i not in reachable:
            message = f"no result is ever at {quoted(name)}: no gate that can be failed holds there"
            yield tree.problem(("stages", i), message, is_warning=True)
    for i, gate in enumerate(framework.gates):
        trail = ("scoring", "gates", i)
        if gate.id in always:
            key = "passes_at" if gate.passes_at is not None else "id"
            message = "everyone passes this gate, even with the lowest answers"
            yield tree.problem((*trail, key), message, is_warning=True)
        if gate.holds_at == stages[-1]:
            message = "whoever fails this gate is at the top stage all the same"
            yield tree.problem((*trail, "holds_at"), message, is_warning=True)
    counted = {one for gate in framework.gates for one in gate.questions}
    for i, dimension in enumerate(framework.dimensions):
        for j, question in enumerate(dimension.questions):
            if question.is_scored and question.id not in counted:
                message = f"no gate counts {quoted(question.id)}, so it never decides the stage"
                place = ("dimensions", i, "questions", j, "id")
                yield tree.problem(place, message, is_warning=True)


def _dimensions(framework: Framework, tree: Tree, best: Reach) -> Problems:
    thresholds = framework.thresholds
    for i, dimension in enumerate(framework.dimensions):
        place = ("dimensions", i, "id")
        if dimension.id not in best.dimensions:
            message = "has only text questions, so it is never assessed"
            yield tree.problem(place, message, is_warning=True)
        elif thresholds and best.dimensions[dimension.id].high < thresholds[-1]:
            top = f"{quoted(framework.stages[-1].id)}, from {written(thresholds[-1])} on"
            high = about(best.dimensions[dimension.id].high)
            message = f"scores at most {high}, so it never reaches the stage {top}"
            # The overall score says it already where no dimension reaches the stage.
            if best.overall.high >= thresholds[-1]:
                yield tree.problem(place, message, is_warning=True)


def _option_orders(framework: Framework, tree: Tree) -> Problems:
    """Options of a choice that are not worth more than the one before, and unused scales."""
    used, chosen = set(), set()
    for i, dimension in enumerate(framework.dimensions):
        for j, question in enumerate(dimension.questions):
            if question.scale:
                used.add(question.scale)
            if question.type == "choice" and question.scale:
                chosen.add(question.scale)
            elif question.type == "choice":
                trail = ("dimensions", i, "questions", j, "options")
                yield from _rising(tree, trail, question.options)
    for name, options in framework.scales.items():
        if name not in used:
            yield tree.problem(("scales", name), "no question uses it", key=True, is_warning=True)
        elif name in chosen:
            yield from _rising(tree, ("scales", name), options)


def _rising(tree: Tree, trail: Trail, options: list[Option]) -> Problems:
    for i in range(1, len(options)):
        before, value = options[i - 1].value, options[i].value
        if value <= before:
            message = f"is not worth more than the option before it, {written(before)}"
            place = (*trail, i, "value")
            yield tree.problem(place, f"{message}, got {quoted(written(value))}", is_warning=True)
            return


def _same_texts(framework: Framework, tree: Tree) -> Problems:
    """Options of one list that nobody can tell apart."""
    lists: list[tuple[Trail, list[Option]]] = [
        (("scales", name), options) for name, options in framework.scales.items()
    ]
    lists += [
        (("dimensions", i, "questions", j, "options"), question.options)
        for i, dimension in enumerate(framework.dimensions)
        for j, question in enumerate(dimension.questions)
    ]
    for trail, options in lists:
        first: dict[str, str] = {}
        for i, option in enumerate(options):
            before = first.setdefault(" ".join(option.text.casefold().split()), option.id)
            if before != option.id:
                message = f"has the same text as the option {quoted(before)}, {quoted(option.text)}"
                hint = "say what sets the two apart"
                yield tree.problem((*trail, i, "text"), message, hint, is_warning=True)


def _letters(framework: Framework, tree: Tree) -> Problems:
    """Names in letters that a page shows with the visitor's fonts, and a file cannot."""
    scripts = not_in_pdf(names_of(framework))
    if scripts:
        message = f"no PDF is offered, as it cannot hold {' and '.join(scripts)} letters"
        hint = "visitors can print the page, and save that as PDF"
        yield tree.problem(("title",), message, hint, is_warning=True)
    if not all(map(on_card, [framework.title, *(stage.name for stage in framework.stages)])):
        message = "the picture for sharing leaves out the title or the stages"
        hint = "it can show Latin, Greek, Cyrillic and Hebrew letters"
        yield tree.problem(("title",), message, hint, is_warning=True)


def _percentiles(tree: Tree, trail: Trail, given: Percentiles, reach: Range) -> Problems:
    for key in ("p25", "p50", "p75"):
        number: Fraction = getattr(given, key)
        if not reach.low <= number <= reach.high:
            low, high = about(reach.low), about(reach.high)
            message = f"is no possible score, these go from {low} to {high}"
            place = (*trail, key)
            yield tree.problem(place, f"{message}, got {quoted(written(number))}", is_warning=True)
