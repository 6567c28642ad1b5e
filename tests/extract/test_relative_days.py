"""Words for time in texts without a date: what cannot be one day, and what may be."""

from __future__ import annotations

import pytest

from casualties.extract import Extractor
from casualties.model import Document


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Last week a barrel bomb killed two men in Taftanaz. This morning rockets killed nobody in Taftanaz.", [0, 1]),
        ("A shell killed two men in Taftanaz yesterday. Today rockets wounded five people in Taftanaz.", [0, 1]),
        ("A shell killed two men in Taftanaz this morning. This afternoon five people were wounded there.", [0, 0]),
        ("A shell killed two men in Taftanaz on Monday. Yesterday doctors said five people were wounded.", [0, 0]),
    ],
)
def test_days_that_cannot_be_one_are_of_two_events(extractor: Extractor, text: str, events: list[int]) -> None:
    claims = extractor.claims(Document(id="post", text=text))
    assert [claim.event for claim in claims] == events
