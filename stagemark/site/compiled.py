"""Templates as Python has compiled them, kept while the program runs.

A preview builds again and again, and each time compiles only those templates that were edited.
"""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The newest code of each template, by its file and the checksum of its text.

    Code does not know which site it renders: what differs between sites, such as a filter that
    speaks the site's language, must take a context, or Jinja works it out while it compiles.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._codes[bucket.key] = bucket.checksum, bucket.code


COMPILED = Compiled()
