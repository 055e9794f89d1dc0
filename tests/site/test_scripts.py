"""The client's modules: joined without a change of meaning, and in good order by themselves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from stagemark.site.client_types import TYPES, types_text
from stagemark.site.scripts import ScriptError, Split, link
from tests.root import ROOT

DENO = Path(sys.executable).with_name("deno")
SCRIPTS = ROOT / "theme" / "js"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def printed(script: str) -> str:
    """What the script says when it is run as a page would, not as a module."""
    done = subprocess.run(
        [DENO, "run", "--no-config", "-"],
        input=f"(0, eval)({json.dumps(script)});",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_modules_run_in_the_order_of_their_imports_and_each_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='import { two } from "./two.js";\nimport { one } from "./one.js";\n'
        "console.log(`main ${one()} ${two}`);\n",
        two='import { one } from "./one.js";\nconsole.log("two");\nexport const two = one() + 1;\n',
        one='console.log("one");\nlet count = 0;\nexport function one() {\n  return ++count;\n}\n',
    )
    assert printed(link(tmp_path, "main.js")) == "one\ntwo\nmain 2 2\n"


def test_what_is_taken_apart_was_made_before(tmp_path: Path) -> None:
    write(
        tmp_path,
        main="const state = { count: 0 };\nconst step = () => ++state.count;\n"
        "function run() {\n  const made = { kind: `made ${step()}` };\n  const { kind } = (made);\n"
        "  const steps = step();\n  // Only now.\n  const { count } = state;\n"
        "  console.log(kind, steps, count);\n}\nrun();\n",
    )
    assert printed(link(tmp_path, "main.js")) == "made 1 2 2\n"


def test_all_kinds_of_exports_are_joined(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='import {\n  a,\n  B,\n  c,\n  d,\n} from "./parts.js";\n'
        "console.log(a, new B().b, c(), [...d()].length, typeof e);\n",
        parts="export let a = 1;\nexport class B {\n  b = 2;\n}\n"
        "export const c = () => 3;\nexport function* d() {\n  yield 4;\n}\n",
    )
    assert printed(link(tmp_path, "main.js")) == "1 2 3 1 undefined\n"


def test_names_stay_inside_and_the_mode_is_strict(tmp_path: Path) -> None:
    write(tmp_path, main="const own = (function () {\n  return this;\n})();\nconsole.log(own);\n")
    after = "\nconsole.log(typeof own);"
    assert printed(link(tmp_path, "main.js") + after) == "undefined\nundefined\n"


def test_text_that_only_looks_like_a_module_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, main='console.log("export const", `import { a } from "./b.js";`);\n')
    assert printed(link(tmp_path, "main.js")) == 'export const import { a } from "./b.js";\n'


REFUSED = {
    "default import": ('import part from "./part.js";\n', r"main\.js: write imports as import \{"),
    "namespace import": ('import * as part from "./part.js";\n', r"main\.js: write imports as"),
    "bare import": ('import "./part.js";\n', r"main\.js: write imports as"),
    "import from elsewhere": ('import { a } from "lib";\n', r"main\.js: .*got import \{ a"),
    "single quotes": ("import { a } from './part.js';\n", r"main\.js: write imports as"),
    "renamed import": ('import { a as b } from "./part.js";\n', r"imports a as b, which part\.js"),
    "unknown name": ('import { gone } from "./part.js";\n', r"main\.js: imports gone, which part"),
    "unknown module": ('import { a } from "./gone.js";\n', r"gone\.js: cannot be read .*main\.js"),
    "default export": ("export default 1;\n", r"main\.js: write imports .*got export default"),
    "list of exports": ("const b = 1;\nexport { b };\n", r"main\.js: .*got export \{"),
    "exports passed on": ('export * from "./part.js";\n', r"main\.js: .*got export \*"),
    "equal names": (
        'import { a } from "./part.js";\nconst inner = a;\n',
        r"main\.js: inner is a top-level name in part\.js too; rename one",
    ),
    "names from a pattern": ("const { b } = {};\n", r"main\.js: give each top-level name a decl"),
    "var": ("var b = 1;\n", r"main\.js: give each top-level name a declaration of its own"),
}


@pytest.mark.parametrize(("main", "said"), REFUSED.values(), ids=REFUSED)
def test_what_would_change_its_meaning_is_refused(tmp_path: Path, main: str, said: str) -> None:
    write(tmp_path, main=main, part="export const a = 1;\nconst inner = 2;\n")
    with pytest.raises(ScriptError, match=said):
        link(tmp_path, "main.js")


def with_a_piece(folder: Path, main: str) -> Path:
    (folder / "browser").mkdir()
    (folder / "browser" / "pieces.js").write_text(
        "export const shared = {};\nexport const loadPiece = (place) => load(place, shared);\n"
    )
    return write(
        folder,
        main=main,
        part='console.log("part");\nlet count = 0;\nexport const next = () => ++count;\n',
        piece='import { next } from "./part.js";\nexport const more = () => `more ${next()}`;\n',
    )


def test_a_piece_works_with_the_very_modules_of_the_whole(tmp_path: Path) -> None:
    main = (
        'import { next } from "./part.js";\nnext();\n'
        'import("./piece.js").then(({ more }) => console.log(more(), next()));\n'
    )
    split = Split("main.js", ("piece.js",))
    whole, piece = (
        link(with_a_piece(tmp_path, main) if name == "main.js" else tmp_path, name, split=split)
        for name in ("main.js", "piece.js")
    )
    page = (
        "globalThis.CustomEvent = class { constructor(_, init) { this.detail = init.detail; } };\n"
        "globalThis.load = (place, shared) => new Promise((resolve) => {\n"
        "  const currentScript = { dispatchEvent: ({ detail }) => resolve(detail(shared)) };\n"
        f"  new Function('document', {json.dumps(piece)})({{ currentScript }});\n}});\n"
    )
    assert printed(page + whole) == "part\nmore 2 3\n"


PIECES_REFUSED = {
    "no piece": ('import("./part.js");\n', r"main\.js: part\.js is no piece"),
    "at once": (
        'import { more } from "./piece.js";\nmore();\n',
        r"piece\.js: a piece, and yet imported by what main\.js",
    ),
}


@pytest.mark.parametrize(("main", "said"), PIECES_REFUSED.values(), ids=PIECES_REFUSED)
def test_what_is_no_piece_is_refused(tmp_path: Path, main: str, said: str) -> None:
    with_a_piece(tmp_path, main)
    split = Split("main.js", ("piece.js",))
    with pytest.raises(ScriptError, match=said):
        _ = [link(tmp_path, entry, split=split) for entry in ("main.js", "piece.js")]


def test_circles_are_refused_with_their_way(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='import { a } from "./a.js";\n',
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
    )
    with pytest.raises(ScriptError, match=r"a\.js → b\.js → a\.js"):
        link(tmp_path, "main.js")


def test_a_module_that_imports_itself_is_a_circle(tmp_path: Path) -> None:
    write(tmp_path, main='import { a } from "./main.js";\nexport const a = 1;\n')
    with pytest.raises(ScriptError, match=r"main\.js → main\.js"):
        link(tmp_path, "main.js")


# The modules themselves

FAULT = re.compile(
    r"^(TS\d+) \[ERROR\]: (.*)\n(?:.*\n)*?    at file://(.*):(\d+):\d+$", re.MULTILINE
)


def run_deno(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DENO, *arguments],
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def type_faults(modules: list[Path], folder: Path) -> dict[Path, list[str]]:
    """What a strict check finds wrong in each module, in the terms of a browser."""
    config = folder / "deno.json"
    options = {"checkJs": True, "strict": True, "lib": ["dom", "dom.iterable", "esnext"]}
    config.write_text(json.dumps({"compilerOptions": options}))
    checked = run_deno("check", "--no-remote", "--config", config, *modules)
    faults: dict[Path, list[str]] = {}
    for code, message, path, line in FAULT.findall(checked.stderr):
        faults.setdefault(Path(unquote(path)), []).append(f"line {line}: {code} {message}")
    found = sum(len(some) for some in faults.values())
    assert (found > 1) == (f"Found {found} errors." in checked.stderr), checked.stderr
    return faults


def test_types_agree_and_every_name_is_known(tmp_path: Path) -> None:
    modules = sorted(SCRIPTS.rglob("*.js"))
    assert len(modules) > 10
    # One run for all, as it is slow: what must be found stands beside what must have no fault.
    write(
        tmp_path,
        wrong='import { gone } from "./other.js";\n'
        "export const much = (given) => gone(lost, given);\n"
        f'/** @type {{import("{SCRIPTS.as_uri()}/types.js").Figure}} */\n'
        'export const figure = { score: 1, stage: "one" };\n'
        f'/** @type {{import("{SCRIPTS.as_uri()}/downloads/files.js").Writer}} */\n'
        'export const untyped = { ending: "txt", write: () => "" };\n'
        f'/** @type {{import("{SCRIPTS.as_uri()}/downloads/downloads.js").Offers}} */\n'
        'export const offers = { pdf: { label: "PDF" } };\n',
        other="const gone = 1;\n",
    )
    faults = type_faults([*modules, tmp_path / "wrong.js"], tmp_path)
    planted = faults.pop(tmp_path / "wrong.js")
    assert [one.split()[2] for one in planted] == [
        *("TS2459", "TS7006", "TS2304", "TS2322"),
        # A writer without the type of its file, and buttons without those of most files.
        *("TS2741", "TS2740"),
    ]

    assert {path.relative_to(SCRIPTS).as_posix(): found for path, found in faults.items()} == {}


def test_no_module_is_forgotten() -> None:
    """Each is put into a page, or imported by one that is, except the types alone."""
    modules = {file: file.read_text(encoding="utf-8") for file in SCRIPTS.rglob("*.js")}
    imported = {
        (file.parent / name).resolve()
        for file, text in modules.items()
        for name in re.findall(r'^import \{[^}]*\} from "([^"]+)";', text, re.MULTILINE)
    }
    theme = [*(ROOT / "stagemark/site").glob("*.py"), *(ROOT / "theme/templates").glob("*.html")]
    put = {
        SCRIPTS / name
        for file in theme
        for name in re.findall(r'"([a-z-]+/[a-z-]+\.js)"', file.read_text(encoding="utf-8"))
    }
    types = {TYPES, *(file for file, text in modules.items() if "export" not in text)}
    forgotten = {one.relative_to(SCRIPTS).as_posix() for one in modules} - {
        one.relative_to(SCRIPTS).as_posix() for one in imported | put | types
    }
    assert forgotten == set()


def test_the_check_of_types_is_turned_off_nowhere() -> None:
    for module in sorted(SCRIPTS.rglob("*.js")):
        assert not re.search(
            r"@ts-(?:nocheck|ignore|expect-error)", module.read_text(encoding="utf-8")
        ), module


def test_the_types_of_what_python_writes_are_those_of_python() -> None:
    renew = "write it anew: .venv/bin/python -m stagemark.site.client_types"
    assert TYPES.read_text(encoding="utf-8") == types_text(), renew


def test_the_modules_pass_the_linter() -> None:
    # The rule left out is for code that Deno itself runs: a browser has a window.
    modules = sorted(SCRIPTS.rglob("*.js"))
    done = run_deno("lint", "--no-config", "--rules-exclude=no-window", *modules)
    assert done.returncode == 0, done.stderr
