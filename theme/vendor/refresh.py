"""Fetches anew what this folder holds of others' work, and writes down what it fetched.

    python theme/vendor/refresh.py

It needs npm, and fonttools beside the packages of this project. Name a newer version in
``PACKAGES``, run it, and look at what has changed: the tests compare every file with its hash.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
from stagemark.framework.letters import FEW_LETTERS, PDF_LETTERS  # noqa: E402

PACKAGES = {
    "pdfkit": "0.20.2",
    "@expo-google-fonts/inter": "0.4.2",
    # What pdfkit takes for granted and browsers lack.
    "buffer": "5.7.1",
}
BUNDLER = "esbuild@0.25.12"
# Fonts are read as they are, never as WOFF2: its reader is nearly half of the bundle.
LEFT_OUT = {"brotli": "export default () => { throw new Error('WOFF2 is not read'); };\n"}
ENTRY = "const pdfkit = require('pdfkit');\nmodule.exports = pdfkit.default ?? pdfkit;\n"
GIVEN = """export { Buffer } from "./node_modules/buffer/index.js";
const nextTick = (act, ...given) => queueMicrotask(() => act(...given));
export const process = { env: {}, nextTick };
"""
WEIGHTS = {"regular": "400Regular/Inter_400Regular.ttf", "bold": "700Bold/Inter_700Bold.ttf"}

FEATURES = "kern,mark,mkmk,ccmp,locl,tnum"


def refresh() -> None:
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder) / "node_modules"
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        run("npm", "install", "--ignore-scripts", "--no-audit", "--prefix", folder, *wanted)
        record = [*pdfkit(modules), *inter(modules)]
    text = json.dumps(record, indent=2)
    (HERE / "vendored.json").write_text(f"{text}\n", encoding="utf-8")


def pdfkit(modules: Path) -> list[dict[str, str]]:
    """pdfkit with all that it needs, in one script, headed by whose work it is."""
    script, names = bundled(modules.parent)
    parts = [modules / name for name in names]
    licences = [f"{describe(part)}\n\n{licence_of(part)}" for part in parts]
    notice = "\n".join(map(describe, parts))
    permission = licence_of(modules / "pdfkit")
    return [
        written(
            "pdfkit", "pdfkit/pdfkit.js", modules, f"/*!\n{notice}\n\n{permission}\n*/\n{script}"
        ),
        written(
            "pdfkit", "pdfkit/LICENCES.txt", modules, f"\n\n{'-' * 72}\n".join(licences) + "\n"
        ),
    ]


def bundled(folder: Path) -> tuple[str, list[str]]:
    """pdfkit and what it needs in one script, and the names of the packages that are in it."""
    (folder / "entry.cjs").write_text(ENTRY, encoding="utf-8")
    (folder / "given.js").write_text(GIVEN, encoding="utf-8")
    instead = []
    for name, text in LEFT_OUT.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
        instead.append(f"--alias:{name}/decompress.js=./{name}.js")
    run(
        *("npx", "--yes", BUNDLER, "entry.cjs", "--bundle", "--format=cjs", "--platform=browser"),
        *("--minify", "--charset=ascii", "--legal-comments=none", "--define:global=globalThis"),
        # Where a colour profile would lie that only archives ask for.
        '--define:import.meta.url="file:///"',
        *("--inject:./given.js", "--outfile=bundle.js", "--metafile=parts.json", *instead),
        within=folder,
    )
    [made] = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["outputs"].values()
    found = (re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)", one) for one in made["inputs"])
    names = sorted({one[1] for one in found if one})
    return (folder / "bundle.js").read_text(encoding="utf-8"), names


def describe(package: Path) -> str:
    """A line such as ``fflate 0.8.3, MIT, Copyright (c) 2023 Arjun Barrett``."""
    data = json.loads((package / "package.json").read_text(encoding="utf-8"))
    holder = re.search(r"^.*Copyright.*\d.*$", licence_of(package), re.MULTILINE)
    author = data.get("author", "")
    author = author.get("name", "") if isinstance(author, dict) else author.partition(" <")[0]
    whose = holder[0].strip() if holder else author
    return ", ".join(
        filter(None, [f"{data['name']} {data['version']}", data.get("license"), whose])
    )


def licence_of(package: Path) -> str:
    for path in sorted(package.glob("*")):
        if re.match(r"(?i)licen[cs]e|copying", path.name):
            return path.read_text(encoding="utf-8").strip()
    return ""


def inter(modules: Path) -> list[dict[str, str]]:
    """Inter in two weights, with the letters that are wanted and nothing else."""
    name = "@expo-google-fonts/inter"
    licence = (modules / name / "LICENSE_FONT").read_text(encoding="utf-8")
    record = [written(name, "inter/LICENCE.txt", modules, licence)]
    with tempfile.TemporaryDirectory() as folder:
        for weight, source in WEIGHTS.items():
            for ending, letters in (("", PDF_LETTERS), ("-few", FEW_LETTERS)):
                target = Path(folder) / f"{weight}{ending}.ttf"
                run(
                    *(sys.executable, "-m", "fontTools.subset", modules / name / source),
                    *(f"--unicodes={letters}", f"--layout-features={FEATURES}", "--no-hinting"),
                    *(f"--output-file={target}", "--name-IDs=0,1,2,3,4,5,6,13,14"),
                )
                # Not WOFF: pdfkit would unpack its tables anew for every letter.
                packed = gzip.compress(target.read_bytes(), compresslevel=9, mtime=0)
                path = f"inter/{weight}{ending}.ttf.gz"
                record.append(written(name, path, modules, packed))
    return record


def written(package: str, path: str, modules: Path, content: str | bytes) -> dict[str, str]:
    """Writes a file and tells what the record says of it."""
    data = content.encode() if isinstance(content, str) else content
    (HERE / path).parent.mkdir(exist_ok=True)
    (HERE / path).write_bytes(data)
    installed = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return {
        "file": path,
        "name": package,
        "version": installed["version"],
        "integrity": f"sha256-{digest}",
    }


def run(*command: str | Path, within: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=within)


if __name__ == "__main__":
    refresh()
