"""The mutants of a Python module, made on its syntax tree.

Left alone is what no record can show: imports, annotations, docstrings, words within messages,
decorators, and the programmer's own guards (``assert``, ``assert_never``, ``strict=True``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.mutants import Mutant, numbered

Variant = tuple[str, ast.AST]

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
}
FUNCTIONS = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "sorted": "list",
    "bisect_right": "bisect_left",
    "ceil": "int",
    "abs": "Fraction",
}
ATTRIBUTES = {"lowest": "highest", "highest": "lowest"}
REMOVABLE = (
    *(ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.If, ast.For, ast.While),
    *(ast.Return, ast.Raise, ast.Continue, ast.Break),
)
LEFT_ALONE = (ast.Import, ast.ImportFrom, ast.Assert, ast.JoinedStr)
SKIPPED_FIELDS = ("annotation", "returns", "decorator_list", "ops", "op", "ctx")


def mutants(path: Path, file: str) -> list[Mutant]:
    """Every mutant of the module; ``file`` is the path that names are made with."""
    return list(numbered(_Mutator(path.read_text(encoding="utf-8"), file).module()))


class _Mutator:
    def __init__(self, source: str, file: str) -> None:
        self.lines = source.splitlines()
        self.tree = ast.parse(source)
        self.file = file

    def module(self) -> Iterator[Mutant]:
        yield from self._children(self.tree, "module")

    def _children(self, node: ast.AST, place: str) -> Iterator[Mutant]:
        for field, value in ast.iter_fields(node):
            if field in SKIPPED_FIELDS:
                continue
            if isinstance(value, ast.AST):
                yield from self._node(value, place)
                for change, variant in _variants(value):
                    setattr(node, field, variant)
                    yield self._mutant(value, place, change)
                setattr(node, field, value)
            elif isinstance(value, list):
                yield from self._list(value, place)

    def _list(self, nodes: list[ast.AST], place: str) -> Iterator[Mutant]:
        for index, node in enumerate(nodes):
            if not isinstance(node, ast.AST) or _is_left_alone(node):
                continue
            yield from self._node(node, place)
            variants = list(_variants(node))
            # Without its last return a function returns None, which is a variant already.
            is_last = isinstance(node, ast.Return) and index == len(nodes) - 1
            if isinstance(node, REMOVABLE) and not is_last:
                variants.append(("removed", ast.Pass()))
            for change, variant in variants:
                nodes[index] = variant
                yield self._mutant(node, place, change)
            nodes[index] = node

    def _node(self, node: ast.AST, place: str) -> Iterator[Mutant]:
        if _is_left_alone(node):
            return
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            place = node.name if place == "module" else f"{place}.{node.name}"
        yield from self._children(node, place)

    def _mutant(self, node: ast.AST, place: str, change: str) -> Mutant:
        line = self.lines[_line(node) - 1].strip()
        return Mutant(self.file, place, line, change, ast.unparse(self.tree))


def _line(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return node.iter.lineno
    if isinstance(node, ast.arguments):
        return node.args[0].lineno
    line = getattr(node, "lineno", 1)
    assert isinstance(line, int)
    return line


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.AnnAssign(value=None):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "msg")]):
            return True
        case ast.keyword(arg="strict"):
            return True
    return isinstance(node, LEFT_ALONE)


def _variants(node: ast.AST) -> Iterator[Variant]:
    """What the node may become, and how to call that."""
    if _is_left_alone(node):
        return
    match node:
        case ast.Compare(ops=[op]):
            for other in COMPARISONS[type(op)]:
                yield _swap(op, other()), ast.Compare(node.left, [other()], node.comparators)
        case ast.BinOp() if type(node.op) in OPERATORS:
            other_op = OPERATORS[type(node.op)]()
            yield _swap(node.op, other_op), ast.BinOp(node.left, other_op, node.right)
        case ast.AugAssign(target=target, value=value):
            yield "plain assignment", ast.Assign([target], value, lineno=node.lineno)
            other_op = OPERATORS[type(node.op)]()
            yield _swap(node.op, other_op), ast.AugAssign(target, other_op, value)
        case ast.BoolOp():
            flipped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield _swap(node.op, flipped), ast.BoolOp(flipped, node.values)
            for value in node.values:
                others = [other for other in node.values if other is not value]
                shorter = others[0] if len(others) == 1 else ast.BoolOp(node.op, others)
                yield f"without {ast.unparse(value)}", shorter
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield f"without {type(node.op).__name__}", operand
        case ast.Constant():
            yield from _constants(node)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield "branches swapped", ast.IfExp(test, orelse, body)
        case ast.If(test=test, body=body, orelse=orelse):
            yield "condition negated", ast.If(_not(test), body, orelse)
        case ast.While(test=test, body=body, orelse=orelse):
            yield "condition negated", ast.While(_not(test), body, orelse)
        case ast.comprehension(ifs=[_, *_]):
            bare = ast.comprehension(node.target, node.iter, [], node.is_async)
            yield "without its conditions", bare
        case ast.Return(value=ast.expr()):
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield "returns None", ast.Return(ast.Constant(None))
        case ast.Call():
            yield from _calls(node)
        case ast.Slice():
            yield from _slices(node)
        case ast.Dict() if None in node.keys:
            yield "merged in reverse", ast.Dict(node.keys[::-1], node.values[::-1])
        case ast.Attribute(attr=attr) if attr in ATTRIBUTES:
            other_name = ATTRIBUTES[attr]
            yield f"{attr} to {other_name}", ast.Attribute(node.value, other_name, node.ctx)
        case ast.arguments(defaults=[ast.Name(), *_]):
            nones: list[ast.expr] = [ast.Constant(None) for _ in node.defaults]
            yield "defaults to None", ast.arguments(
                node.posonlyargs, node.args, node.vararg, node.kwonlyargs, node.kw_defaults,
                node.kwarg, nones,
            )  # fmt: skip


def _swap(old: ast.AST, new: ast.AST) -> str:
    return f"{type(old).__name__} to {type(new).__name__}"


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _constants(node: ast.Constant) -> Iterator[Variant]:
    match node.value:
        case bool(value):
            yield f"{value} to {not value}", ast.Constant(not value)
        case int(value):
            yield f"{value} to {value + 1}", ast.Constant(value + 1)
            yield f"{value} to {value - 1}", ast.Constant(value - 1)
        case str(value):
            yield f"{value!r} to another text", ast.Constant("mutant")


def _calls(node: ast.Call) -> Iterator[Variant]:
    match node.func:
        case ast.Name(id=id) if id in FUNCTIONS:
            keywords = [] if id == "sorted" else node.keywords
            yield (
                f"{id} to {FUNCTIONS[id]}",
                ast.Call(ast.Name(FUNCTIONS[id]), node.args, keywords),
            )
    for keyword in node.keywords:
        if keyword.arg == "key":
            others = [other for other in node.keywords if other is not keyword]
            yield "without its key", ast.Call(node.func, node.args, others)


def _slices(node: ast.Slice) -> Iterator[Variant]:
    for bound in ("lower", "upper"):
        value = getattr(node, bound)
        if value is None:
            continue
        yield f"slice without its {bound} bound", _slice(node, bound, None)
        if isinstance(value, ast.Constant):
            continue
        for op in (ast.Add(), ast.Sub()):
            beside = ast.BinOp(value, op, ast.Constant(1))
            change = f"slice with its {bound} bound one off: {type(op).__name__}"
            yield change, _slice(node, bound, beside)


def _slice(node: ast.Slice, bound: str, value: ast.expr | None) -> ast.Slice:
    if bound == "lower":
        return ast.Slice(value, node.upper, node.step)
    return ast.Slice(node.lower, value, node.step)
