"""Find a Chromium, or install one: the browser tests never pass for want of a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
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
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
INSTALL_SECONDS = 600

HELP = (
    "No Chromium could be started: install one with 'python -m playwright install chromium' in "
    "this environment or with the system's packages, or name one in STAGEMARK_CHROMIUM."
)


def launch(playwright: Playwright, **options: Any) -> Browser:
    """Start a headless Chromium, with further options of Playwright's own.

    A path in STAGEMARK_CHROMIUM is the only one tried; else the first that starts of: Playwright's
    own, Chrome, Edge, what is on the path, and what can be installed. Raises RuntimeError, with
    what each of them said, if none does.
    """
    # As root, Chromium refuses to start within its sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*QUIET, "--no-sandbox"] if is_root else QUIET
    refusals = []
    for where in candidates():
        try:
            return playwright.chromium.launch(args=args, **options, **where)
        except Error as error:
            refusals.append(f"{where or 'its own'}: {error.message.strip().splitlines()[0]}")
    raise RuntimeError("\n".join([HELP, *refusals]))


def candidates() -> Iterator[dict[str, Any]]:
    """Arguments to launch with, the cheapest to try first."""
    if path := os.environ.get("STAGEMARK_CHROMIUM"):
        yield {"executable_path": path}
        return
    yield {}
    yield {"channel": "chrome"}
    yield {"channel": "msedge"}
    yield from on_path()
    if run(sys.executable, "-m", "playwright", "install", "chromium"):
        yield {}
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update", "-q")
        run("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")
        yield from on_path()


def on_path() -> Iterator[dict[str, Any]]:
    for name in NAMES:
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
