"""A phone that is slow, on a line that is."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.bench.loading.line import Line

PHONE: ViewportSize = {"width": 412, "height": 823}
FOUR_TIMES = 4


def slow_4g() -> Line:
    """As Lighthouse has it where the browser itself is slowed."""
    return Line(latency=0.5625, rate=1_474_560 / 8)


def slow_down(page: Page, times: int) -> None:
    """Slows the processor for a page and, from their first moment, its frames of other sites."""
    session = page.context.new_cdp_session(page)

    def join(event: dict[str, Any]) -> None:
        calls = [
            {"id": 1, "method": "Emulation.setCPUThrottlingRate", "params": {"rate": times}},
            {"id": 2, "method": "Runtime.runIfWaitingForDebugger"},
        ]
        for call in calls:
            # Sessions that share their parent's way, as browsers prefer, Playwright has none for.
            given = {"sessionId": event["sessionId"], "message": json.dumps(call)}
            session.send("Target.sendMessageToTarget", given)

    session.on("Target.attachedToTarget", join)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    asked = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
    session.send("Target.setAutoAttach", asked)
