"""Judges mutants of the Python scorer, each in a process that can be ended when it hangs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import ModuleType
from typing import Any

from stagemark.framework import model
from stagemark.scoring import scorer as scoring
from tests.mutation.battery import FRAMEWORKS, RESPONSES, Battery, Response, battery
from tests.mutation.mutants import Mutant
from tests.mutation.python_mutants import mutants
from tests.root import ROOT

SCORING = ("answers", "measure", "next_stage", "trace", "scorer")
FILES = (
    *(f"stagemark/framework/{name}.py" for name in ("sums", "methods")),
    *(f"stagemark/scoring/{name}.py" for name in SCORING),
)
"""In the order in which they import each other."""
SHOWN = ("is_percent", "counts_gates", "score", "lift", "return part.")
"""How the lines of a method begin that a record shows; the rest is for files, rules and pages."""
PATIENCE_SECONDS = 10
SIGN_OF_LIFE = 50
"""After so many answers a judge says that it goes on, so that a busy machine kills no mutant."""
PROCESSES = 2
FRESH = get_context("spawn")


def all_mutants() -> list[Mutant]:
    found = [mutant for file in FILES for mutant in mutants(ROOT / file, file)]
    return [one for one in found if not one.file.endswith("methods.py") or _is_shown(one)]


def _is_shown(mutant: Mutant) -> bool:
    return mutant.line.startswith(SHOWN)


def survivors(
    given: Sequence[Mutant], frameworks: int = FRAMEWORKS, responses: int = RESPONSES
) -> list[Mutant]:
    """Those of the mutants that answer everything as the scorer does."""
    judges: SimpleQueue[_Judge] = SimpleQueue()
    for _ in range(min(PROCESSES, len(given))):
        judges.put(_Judge(frameworks, responses))

    def survives(mutant: Mutant) -> bool:
        judge = judges.get()
        try:
            return judge.survives(mutant)
        finally:
            judges.put(judge)

    try:
        with ThreadPoolExecutor(PROCESSES) as pool:
            return [m for m, lives in zip(given, pool.map(survives, given), strict=True) if lives]
    finally:
        while not judges.empty():
            judges.get().end()


class _Judge:
    """A process that takes one mutant after another, replaced when it does not come back."""

    def __init__(self, *size: int) -> None:
        self.size = size
        self.start()

    def start(self) -> None:
        self.line, theirs = FRESH.Pipe()
        self.process = FRESH.Process(target=_serve, args=(theirs, *self.size), daemon=True)
        self.process.start()
        theirs.close()
        self.line.recv()

    def survives(self, mutant: Mutant) -> bool:
        self.line.send(mutant)
        try:
            while self.line.poll(PATIENCE_SECONDS):
                verdict = self.line.recv()
                if verdict is not None:
                    return bool(verdict)
        except EOFError:
            pass
        self.end()
        self.start()
        return False

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def _serve(line: Connection, frameworks: int, responses: int) -> None:
    asked = battery(frameworks, responses)
    expected = list(_answers(scoring, asked))
    line.send(None)
    while True:
        mutant = line.recv()
        try:
            line.send(_is_alike(expected, _answers(_assemble(mutant), asked), line))
        except Exception:
            line.send(False)


def _is_alike(expected: list[Any], answers: Iterator[Any], line: Connection) -> bool:
    for number, (ours, theirs) in enumerate(zip(expected, answers, strict=True)):
        if ours != theirs:
            return False
        if number % SIGN_OF_LIFE == 0:
            line.send(None)
    return True


def _assemble(mutant: Mutant) -> ModuleType:
    """The scorer with one of its files mutated. Imports find it until the next one."""
    module = scoring
    for file in FILES:
        source = mutant.source if file == mutant.file else (ROOT / file).read_text("utf-8")
        package, _, name = file.removesuffix(".py").replace("/", ".").rpartition(".")
        module = ModuleType(f"{package}.{name}")
        sys.modules[module.__name__] = module
        setattr(sys.modules[package], name, module)
        exec(compile(source, file, "exec"), vars(module))
    # A framework finds the record of its method here.
    vars(model)["METHODS"] = sys.modules["stagemark.framework.methods"].METHODS
    return module


def _answers(scorer: ModuleType, asked: Battery) -> Iterator[Any]:
    """What a scoring module makes of the battery: records, figures, refusals."""
    for one in asked.worked:
        try:
            yield scorer.score(one.framework, one.answers, *_chosen(one))
        except ValueError as refusal:
            yield str(refusal)
    for number, decimals in asked.shown:
        yield scorer.show(number, decimals)
    scorers: dict[int, Any] = {}
    for index, one in asked.generated:
        if index not in scorers:
            scorers[index] = scorer.Scorer(one.framework)
        yield scorers[index].score(one.answers, *_chosen(one))


def _chosen(one: Response) -> list[Mapping[str, str]]:
    """The targets as arguments: none where nobody chose any."""
    return [one.targets] if one.targets else []
