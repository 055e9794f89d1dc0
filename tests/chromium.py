"""Find a Chromium, or install one: the browser tests never pass for want of a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from playwright.sync_api import Browser, Error, Playwright

# Pages of its own for the address bar cost more in every new window than the page under test, and
# so does a process in advance. Only the last list of features counts; Playwright's own is in it.
FEATURES = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("Translate", "AutoDeElevate", "OptimizationHints", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"),
]
# Nothing but the page under test may use the network; QUIC would pass by what tests listen to.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    f"--disable-features={','.join(FEATURES)}",
]
# The same engine without windows, menus and what else surrounds a page: a page in it opens in two
# thirds of the time. It keeps no page in memory, and lets frames of other sites have storage.
SHELL = "chromium-headless-shell"
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
INSTALL_SECONDS = 600

HELP = (
    "No Chromium could be started: install one with 'python -m playwright install chromium' in "
    "this environment or with the system's packages, or name one in STAGEMARK_CHROMIUM."
)


def launch(playwright: Playwright, *, whole: bool = False, **options: Any) -> Browser:
    """Start a headless Chromium, with further options of Playwright's own.

    ``whole``: with all that people's browsers have; else one that shows pages is enough. A path in
    STAGEMARK_CHROMIUM is the only one tried; else the first that starts of: Playwright's own, what
    is on the path, Chrome, Edge, and what can be installed. Raises RuntimeError, with what each of
    them said, if none does.
    """
    # As root, Chromium refuses to start within its sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*QUIET, "--no-sandbox"] if is_root else QUIET
    refusals = []
    for where in candidates(whole=whole):
        try:
            return playwright.chromium.launch(args=args, **options, **where)
        except Error as error:
            refusals.append(f"{where or 'its own'}: {error.message.strip().splitlines()[0]}")
    raise RuntimeError("\n".join([HELP, *refusals]))


def candidates(*, whole: bool) -> Iterator[dict[str, Any]]:
    """Arguments to launch with, the cheapest to try first."""
    if path := os.environ.get("STAGEMARK_CHROMIUM"):
        yield {"executable_path": path}
        return
    # Without a channel, Playwright's own is a shell too.
    own: dict[str, Any] = {"channel": "chromium"} if whole else {}
    names = NAMES if whole else [SHELL, *NAMES]
    yield own
    yield from on_path(names)
    yield {"channel": "chrome"}
    yield {"channel": "msedge"}
    if run(sys.executable, "-m", "playwright", "install", "chromium"):
        yield own
    if shutil.which("apt-get") and os.geteuid() == 0:
        # Others who run tests at this moment may be at it already.
        waiting = ("-o", "DPkg::Lock::Timeout=600")
        run("apt-get", *waiting, "update", "-q")
        for package in ("chromium", SHELL):
            run("apt-get", *waiting, "install", "-q", "-y", "--no-install-recommends", package)
        yield from on_path(names)


def on_path(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        if path := shutil.which(name):
            yield {"executable_path": path}


def run(*command: str) -> bool:
    """Run an installer, its words going to stderr; True if it succeeded."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=env, stdout=sys.stderr, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
