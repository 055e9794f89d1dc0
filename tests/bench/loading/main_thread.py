"""What a trace of Chromium says of the main thread of each process that a page lives in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"]
TASK = "RunTask"
LONG = 50
"""Milliseconds; what browsers call a long task."""
KINDS = {
    "script": {"EvaluateScript", "FunctionCall", "v8.compile", "v8.evaluateModule"}
    | {"RunMicrotasks", "TimerFire", "EventDispatch", "FireAnimationFrame", "FireIdleCallback"},
    "layout": {"UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"},
    "parsing": {"ParseHTML", "ParseAuthorStyleSheet"},
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}


@dataclass
class Thread:
    """Milliseconds that a main thread worked, as its own clock counts: waiting is no work."""

    all: float = 0
    long: float = 0
    """Of it, in tasks of more than 50 ms."""
    by_kind: Counter[str] = field(default_factory=Counter)
    """Of it, in script, layout (with style and paint) and parsing."""


def threads(trace: bytes, host: str, times: int) -> tuple[Thread, Thread]:
    """The main thread of the page at the address ``host``, and those of frames of other sites.

    A frame that shares the page's process is on the first. All is for a processor so many times
    slower than the one of the trace.
    """
    events = json.loads(trace)["traceEvents"]
    commits = [one for one in events if one["name"] == "FrameCommittedInBrowser"]
    pages = [one["args"]["data"] for one in commits if one["args"]["data"]["url"] == host]
    [began] = [one["ts"] for one in commits if one["args"]["data"]["url"] == host]
    own = pages[0]["processId"]
    mains = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    timed = [
        one
        for one in events
        if one["ph"] == "X" and (one["pid"], one["tid"]) in mains and one["ts"] >= began
    ]
    here, there = Thread(), Thread()
    for main in mains:
        of_main = [one for one in timed if (one["pid"], one["tid"]) == main]
        _count(of_main, here if main[0] == own else there, times)
    return here, there


def _count(events: Iterable[dict[str, Any]], thread: Thread, times: int) -> None:
    """Adds what happened on one thread, each moment to the innermost kind that it is of."""
    open_: list[dict[str, Any]] = []
    for event in sorted(events, key=lambda one: (one["ts"], -one.get("dur", 0))):
        while open_ and open_[-1]["ts"] + open_[-1].get("dur", 0) <= event["ts"]:
            open_.pop()
        took = event.get("tdur", 0) / 1000 * times
        if event["name"] == TASK:
            thread.all += took
            thread.long += took if took > LONG else 0
        if kind := KIND_OF.get(event["name"]):
            thread.by_kind[kind] += took
            if around := next((KIND_OF[one["name"]] for one in reversed(open_)), None):
                thread.by_kind[around] -= took
            open_.append(event)
