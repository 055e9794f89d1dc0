"""The mutants of a JavaScript file, made on its tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.mutation.javascript_tokens import Tokens
from tests.mutation.mutants import Mutant, numbered

Edit = tuple[int, int, str, str]
"""The first token to replace, the one behind the last, what to write there, and what to call it."""

SIGNS = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "===": ("!==",),
    "!==": ("===",),
    "+": ("-",),
    "-": ("+",),
    "*": ("/",),
    "/": ("*",),
    "%": ("*",),
    "**": ("*",),
    "<<": (">>",),
    ">>": ("<<",),
    "^": ("|",),
    "|": ("^",),
    "+=": ("-=", "="),
    "-=": ("+=", "="),
    "&&": ("||",),
    "||": ("&&",),
    "&&=": ("||=", "="),
    "?.": (".",),
}
NAMES = {
    "min": "max",
    "max": "min",
    "some": "every",
    "every": "some",
    "true": "false",
    "false": "true",
    "low": "high",
    "high": "low",
    "lowest": "highest",
    "highest": "lowest",
}
CUT = ("filter", "sort", "slice", "flat", "padStart")
ORDERED = ("reaches", "minus")
EXPRESSION_ENDS = (",", ";")
OPERAND_ENDS = (",", ";", "?", ":", "&&", "||", "??")
OPERAND_BEGINS = (*OPERAND_ENDS, "=", "=>", "return", "...")
BLOCK_BEFORE = (")", "=>", "else")
NOT_REMOVED = ("const", "let", "export", "import", "function", "else")


def mutants(path: Path, file: str) -> list[Mutant]:
    """Every mutant of the file; ``file`` is the path that names are made with."""
    source = path.read_text(encoding="utf-8")
    return list(numbered(_mutants(source, file)))


def _mutants(source: str, file: str) -> Iterator[Mutant]:
    tokens = Tokens(source)
    place = "module"
    is_import = False
    for index, token in enumerate(tokens.list):
        if not tokens.inside[index]:
            if token.text in ("import", ";"):
                is_import = token.text == "import"
            if tokens.text(index - 1) in ("function", "const"):
                place = token.text
        if is_import:
            continue
        for first, behind, text, change in _edits(tokens, index):
            start, end = tokens.list[first].start, tokens.list[behind - 1].end
            line = source[source.rfind("\n", 0, token.start) + 1 :].split("\n", 1)[0].strip()
            yield Mutant(file, place, line, change, source[:start] + text + source[end:])


def _edits(tokens: Tokens, index: int) -> Iterator[Edit]:
    """What may be done at this token."""
    kind, text = tokens.list[index].kind, tokens.text(index)
    if kind == "number":
        yield from _numbers(index, text)
    elif kind == "text":
        yield index, index + 1, '"mutant"', f"{text} to another text"
    elif kind == "name":
        yield from _names(tokens, index, text)
    elif text in ("-", "!") and _is_unary(tokens, index):
        yield index, index + 1, "", f"without {text}"
    elif text == "?":
        yield from _ternary(tokens, index)
    elif text == "=>" and tokens.text(index + 1) not in ("{", "null"):
        end = tokens.until(index + 1, EXPRESSION_ENDS)
        yield index + 1, end, " null", "function returns null"
    elif text == "?." and tokens.text(index + 1) in ("(", "["):
        yield index, index + 1, "", f"without {text}"
    else:
        for other in SIGNS.get(text, ()):
            yield index, index + 1, other, f"{text} to {other}"
        if text in ("&&", "||", "??"):
            yield from _operands(tokens, index, text)
    if _begins_statement(tokens, index):
        yield from _statement(tokens, index)


def _numbers(index: int, text: str) -> Iterator[Edit]:
    bare, suffix = text.removesuffix("n").replace("_", ""), "n" if text.endswith("n") else ""
    for step in (1, -1):
        other = f"{int(bare, 0) + step}{suffix}"
        # In brackets, as a bare -1 could stand behind another sign.
        yield index, index + 1, f"({other})", f"{text} to {other}"


def _names(tokens: Tokens, index: int, text: str) -> Iterator[Edit]:
    before, after = tokens.text(index - 1), tokens.text(index + 1)
    is_property = before in (".", "?.")
    if text in NAMES and (is_property or text in ("true", "false")):
        yield index, index + 1, NAMES[text], f"{text} to {NAMES[text]}"
    if text in CUT and is_property and after == "(":
        yield index - 1, tokens.pairs[index + 1] + 1, "", f"without .{text}()"
    if text in ORDERED and after == "(":
        close = tokens.pairs[index + 1]
        comma = tokens.until(index + 2, (",",))
        second = tokens.slice(comma + 1, close).rstrip(",")
        swapped = f"({second}, {tokens.slice(index + 2, comma)})"
        yield index + 1, close + 1, swapped, f"arguments of {text} swapped"
    if text in ("if", "while"):
        close = tokens.pairs[index + 1]
        test = tokens.slice(index + 1, close + 1)
        yield index + 1, close + 1, f"(!{test})", "condition negated"
    if text == "return" and after not in (";", "null"):
        yield index + 1, tokens.until(index, (";",)), " null", "returns null"


def _is_unary(tokens: Tokens, index: int) -> bool:
    before = tokens.text(index - 1)
    is_operand = tokens.list[index - 1].kind != "sign" or before in (")", "]", "}")
    return before == "return" or not is_operand


def _ternary(tokens: Tokens, index: int) -> Iterator[Edit]:
    colon, nested = index, 0
    while True:
        colon = tokens.until(colon + 1, ("?", ":"))
        if tokens.text(colon) == "?":
            nested += 1
        elif nested:
            nested -= 1
        else:
            break
    end = tokens.until(colon + 1, EXPRESSION_ENDS)
    first, second = tokens.slice(index + 1, colon), tokens.slice(colon + 1, end)
    yield index + 1, end, f"({second}) : ({first})", "branches swapped"


def _operands(tokens: Tokens, index: int, text: str) -> Iterator[Edit]:
    end = tokens.until(index + 1, OPERAND_ENDS)
    begin = tokens.since(index - 1, OPERAND_BEGINS)
    if text == "??":
        # It stands for a default, so its left operand is one name or call and no more.
        begin = tokens.since(index - 1, (*OPERAND_BEGINS, "+", "<", "of"))
    yield index, end, "", f"without {tokens.slice(index + 1, end)}"
    yield begin, index + 1, "", f"without {tokens.slice(begin, index)}"


def _begins_statement(tokens: Tokens, index: int) -> bool:
    before = tokens.text(index - 1)
    token = tokens.list[index]
    is_word = token.kind == "name" and token.text not in NOT_REMOVED
    is_in_block = is_word and tokens.inside[index] == "{"
    if before == "{":
        return is_in_block and tokens.text(index - 2) in BLOCK_BEFORE
    if before == "}":
        opened = tokens.pairs[index - 1]
        return is_in_block and tokens.text(opened - 1) in BLOCK_BEFORE
    return is_in_block and before == ";"


def _statement(tokens: Tokens, index: int) -> Iterator[Edit]:
    end = index
    while True:
        end = tokens.until(end, (";", "{"))
        if tokens.text(end) == ";":
            break
        is_block = tokens.text(end - 1) in BLOCK_BEFORE
        end = tokens.pairs[end]
        if is_block and tokens.text(end + 1) != "else":
            break
        end += 1
    yield index, end + 1, ";", "statement removed"
