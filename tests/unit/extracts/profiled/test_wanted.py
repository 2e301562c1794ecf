"""What each kind of file asks for."""

import pytest

from moorlands_dash.extracts.learning.drafting import kinds
from moorlands_dash.extracts.profiled.wanted import phrases, reader, wanted
from moorlands_dash.sources import current


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_that_can_be_learnt_has_a_reader_and_its_words_are_its_own(kind: str) -> None:
    asked = wanted(kind)
    assert asked.kind == kind
    assert set(asked.needed) <= set(asked.columns)
    assert {*asked.days, *asked.areas, *asked.words} <= set(asked.columns)
    assert callable(reader(kind).reader())


def test_a_source_is_placed_and_a_plan_is_not() -> None:
    assert wanted("environment").placed
    assert not wanted("targets").placed


def test_no_phrase_means_two_things() -> None:
    for layout in current().layouts:
        if not layout.reader:
            told = [name for names in layout.synonyms.values() for name in names]
            assert len(told) == len(set(told)), layout.kind
            assert set(phrases(layout).values()) <= {*layout.kinds, "not counted"}
