"""The table of hosts says of each what can be done there, in a sentence of its own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from stagemark.site.embed_hosts import EmbedHost, embed_hosts
from tests.site.english import english

HOST = {"host": "A host", "use": "frame", "forms": {"frame": "needs"}, "note": "hugo", "seen": True}


def test_every_note_is_a_sentence_and_every_sentence_a_note() -> None:
    said = english().all
    hosts = embed_hosts()
    assert {one.note for one in hosts} == {*said["embed_host"]}
    assert {one.use for one in hosts} <= {*said["embed_form"]}
    assert {outcome for one in hosts for outcome in one.forms.values()} <= {*said["embed_outcome"]}
    assert {place for one in said["embed_host"].values() for place in one.places} <= {"code"}


def test_each_host_stands_there_once() -> None:
    names = [(one.host, one.version) for one in embed_hosts()]
    assert len(names) == len({*names}) > 15


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"forms": {"frame": "dropped"}}, "the form to use must be one that works"),
        ({"forms": {"script": "shown"}}, "the form to use must be one that works"),
        ({"use": "iframe"}, "use"),
        ({"forms": {"frame": "perhaps"}}, "forms.frame"),
        ({"plan": "paid"}, "plan"),
        ({"seen": "often"}, "must be true or false"),
    ],
)
def test_what_nobody_could_use_is_refused(change: dict[str, object], message: str) -> None:
    EmbedHost.model_validate(HOST)
    with pytest.raises(ValidationError, match=message):
        EmbedHost.model_validate(HOST | change)
