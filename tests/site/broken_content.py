"""What makes a site broken: each changes the folder of a publisher in one way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

SETTINGS = "name: Ours\ndescription: Our models.\n"


def written(path: str, content: str | bytes) -> Callable[[Path], None]:
    """A site in which one file has another content."""

    def write(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def set_to(settings: str) -> Callable[[Path], None]:
    return written("content/site.yaml", SETTINGS + settings)


def font_in_disguise(root: Path) -> None:
    set_to("fonts: {body: brand.woff2}\n")(root)
    written("content/brand.woff2", "no font")(root)


def collecting(endpoint: str) -> Callable[[Path], None]:
    return set_to(f"collect: {{endpoint: '{endpoint}', consent: Yes.}}\n")


def counting(kind: str, url: str, rest: str = "site: x") -> Callable[[Path], None]:
    return set_to(f"analytics: {{kind: {kind}, url: '{url}', {rest}}}\n")


def privacy_file(root: Path) -> None:
    counting("umami", "https://a.example/")(root)
    written("content/privacy/index.html", "<p>Ours")(root)


def about(text: str | bytes) -> Callable[[Path], None]:
    return written("content/about.md", text)


def without_home(root: Path) -> None:
    (root / "content" / "index.md").unlink()


def two_pages(root: Path) -> None:
    written("content/x.md", "# One\n")(root)
    written("content/x/index.md", "# Other\n")(root)


def differing_in_case(root: Path) -> None:
    written("content/About.md", "# Other\n")(root)


def link_out(root: Path) -> None:
    (root / "secret.md").write_text("# Secret\n")
    (root / "content" / "shown.md").symlink_to(root / "secret.md")


def folder_out(root: Path) -> None:
    (root / "content" / "shown").symlink_to(root / "frameworks", target_is_directory=True)


def guidance_out(root: Path) -> None:
    (root / "content" / "guidance").symlink_to(root / "frameworks", target_is_directory=True)


def logo_of_other_case(root: Path) -> None:
    written("content/Logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')(root)
    set_to("logo: logo.svg\n")(root)


def logo_in_disguise(root: Path) -> None:
    written("content/logo.png", b"GIF89a")(root)
    set_to("logo: logo.png\n")(root)


def icon_of_other_kind(root: Path) -> None:
    written("content/icon.ico", b"\0\0\1\0")(root)
    set_to("favicon: icon.ico\n")(root)


def weight_below_nothing(root: Path) -> None:
    path = root / "frameworks" / "model" / "0.1.0.yaml"
    path.write_text(path.read_text("utf-8").replace("weight: 2 ", "weight: -2"), encoding="utf-8")
