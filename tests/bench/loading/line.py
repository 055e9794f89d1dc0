"""A slow line between a browser and all servers of a page, made where the bytes are sent.

Chromium slows its own network for one process at a time, and a frame of another site has its own.
What leaves here is slow for every process alike, and what went over the line is counted.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Line:
    """Every answer waits ``latency`` seconds; then all share ``rate`` bytes a second."""

    latency: float
    rate: float
    sent: list[tuple[str, int]] = field(default_factory=list)
    """What was asked for and the bytes of each answer, its headers too."""
    _under_way: int = 0
    _free_at: float = 0
    _last: float = 0
    _lock: Lock = field(default_factory=Lock)

    def begin(self) -> None:
        with self._lock:
            self._under_way += 1
        time.sleep(self.latency)

    def carry(self, size: int) -> None:
        """Returns once so many bytes are through, behind what others sent before."""
        with self._lock:
            start = max(time.monotonic(), self._free_at)
            self._free_at = end = start + size / self.rate
        time.sleep(max(0, end - time.monotonic()))

    def end(self, path: str, size: int) -> None:
        with self._lock:
            self._under_way -= 1
            self._last = time.monotonic()
            self.sent.append((path, size))

    def has_rested(self, seconds: float) -> bool:
        """Whether nothing is asked for, and was not for so long."""
        with self._lock:
            return not self._under_way and time.monotonic() - self._last > seconds
